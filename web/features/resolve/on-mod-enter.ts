import type { KeyboardEvent } from 'react'

/** ⌘Enter from any field. An input method's own Enter is not meant. */
export const onModEnter = (submit: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return
  event.preventDefault()
  submit()
}
