import type { Ticket } from '../../server/domains/tickets/contract.ts'
import { externalStore, useExternalStore } from './external-store.ts'

/** What lies over the workspace, at most one at a time. Each is loaded when first opened. */
export type Dialog = 'new_ticket' | 'palette' | 'keys' | 'views' | TicketDialog
/** Dialogs about tickets, which are named when one is opened. */
export type TicketDialog = 'merge' | 'spam'

interface Opened {
  dialog: Dialog
  tickets: Ticket[]
}

const store = externalStore<Opened | null>(null)
const none: Ticket[] = []

export const useOpenDialog = () => useExternalStore(store)?.dialog ?? null
/** The tickets the open dialog is about. */
export const useDialogTickets = () => useExternalStore(store)?.tickets ?? none
export const openDialog = (dialog: Exclude<Dialog, TicketDialog>) => store.write({ dialog, tickets: none })
export const openTicketDialog = (dialog: TicketDialog, tickets: Ticket[]) => store.write({ dialog, tickets })
export const closeDialog = () => store.write(null)
