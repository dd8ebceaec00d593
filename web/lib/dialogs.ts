import { externalStore, useExternalStore } from './external-store.ts'

/** What lies over the workspace, at most one at a time. Each is loaded when first opened. */
export type Dialog = 'new_ticket' | 'palette' | 'keys' | 'views'

const store = externalStore<Dialog | null>(null)

export const useOpenDialog = () => useExternalStore(store)
export const openDialog = (dialog: Dialog) => store.write(dialog)
export const closeDialog = () => store.write(null)
