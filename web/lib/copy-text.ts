/**
 * Copies text. The clipboard API is missing on plain http, where small teams do run us, so the old way is used:
 * it needs no permission and answers at once.
 */
export function copyText(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.style.position = 'fixed'
  field.style.opacity = '0'
  // Inside the dialog, if there is one: its focus trap would take the selection away.
  const host = document.querySelector('[role="dialog"]') ?? document.body
  const focused = document.activeElement
  host.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}
