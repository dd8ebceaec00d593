/** Brings a message of the open conversation into sight, where it was loaded already. */
export function showMessage(id: string) {
  const card = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`)
  if (!card) return
  card.scrollIntoView({ block: 'center', behavior: 'smooth' })
  card.setAttribute('tabindex', '-1')
  card.focus({ preventScroll: true })
}
