/**
 * Remembers what has the focus now. The returned function gives it back once whatever took it is gone, unless the focus
 * has found another place meanwhile.
 */
export function rememberFocus(): () => void {
  const origin = document.activeElement
  return () =>
    void requestAnimationFrame(() => {
      const lost = document.activeElement === null || document.activeElement === document.body
      if (lost && origin instanceof HTMLElement && origin.isConnected) origin.focus({ preventScroll: true })
    })
}
