import type { Ticket } from '../../server/domains/tickets/contract.ts'
import { externalStore, useExternalStore } from './external-store.ts'

/** What lies over the workspace, at most one at a time. Each is loaded when first opened. */
export type Dialog = 'new_ticket' | 'palette' | 'keys' | 'views' | TicketDialog
/** Dialogs about tickets, which are named when one is opened. */
export type TicketDialog = 'merge' | 'spam' | 'escalate' | 'resolve' | 'rate'

/** How tickets come to be resolved, where it is more than being asked for. */
export interface Resolving {
  /** reply: what was written leaves together with it. closed: the ticket is closed at once. */
  by?: 'reply' | 'closed'
  /** Paths the server named when it refused; without them the report tells what is missing. */
  missing?: string[]
  /** Tried again once what is missing has been put down; throws the refusal. Without it, the resolution itself. */
  commit?: () => Promise<void>
  /** All of them are resolved. */
  onDone?: () => void
}

interface Opened {
  dialog: Dialog
  tickets: Ticket[]
  resolving: Resolving
}

const store = externalStore<Opened | null>(null)
const none: Ticket[] = []
const asAsked: Resolving = {}

export const useOpenDialog = () => useExternalStore(store)?.dialog ?? null
/** The tickets the open dialog is about. */
export const useDialogTickets = () => useExternalStore(store)?.tickets ?? none
export const openDialog = (dialog: Exclude<Dialog, TicketDialog>) =>
  store.write({ dialog, tickets: none, resolving: asAsked })
export const useResolving = () => useExternalStore(store)?.resolving ?? asAsked
export const openTicketDialog = (dialog: TicketDialog, tickets: Ticket[], resolving = asAsked) =>
  store.write({ dialog, tickets, resolving })
export const closeDialog = () => store.write(null)
/** Closes the dialog about these tickets, unless another one has taken its place. */
export const closeDialogAbout = (tickets: Ticket[]) => {
  if (store.read()?.tickets === tickets) closeDialog()
}
