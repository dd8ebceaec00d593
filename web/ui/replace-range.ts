/** Puts text where other text stood and the caret behind it. By the browser's own command, so that its undo takes it back. */
export function replaceRange(field: HTMLTextAreaElement, { start, end }: { start: number; end: number }, text: string) {
  field.focus()
  field.setSelectionRange(start, end)
  const done = text
    ? document.execCommand('insertText', false, text)
    : start === end || document.execCommand('delete', false)
  if (done) return
  field.setRangeText(text, start, end, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
