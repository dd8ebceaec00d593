import type { Ticket } from '../../server/domains/tickets/contract.ts'
import type { SavedView, ViewFilters } from '../../server/domains/views/contract.ts'
import { externalStore, useExternalStore } from './external-store.ts'
import { rememberFocus } from './focus-return.ts'

/** What lies over the workspace, at most one at a time. Each is loaded when first opened. */
export type Dialog = 'new_ticket' | 'palette' | 'keys' | 'views' | 'keep_view' | 'chat_limit' | TicketDialog
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

/** A view that is to be kept, or one that is kept already. */
export interface Keeping {
  view: SavedView | null
  filters: ViewFilters
  onKept?: (view: SavedView) => void
}

/** Whom chats were to be given to who has as many as they may. */
export interface Assigning {
  assignee_id: string
  /** null: as the directory calls them. */
  assignee_name: string | null
}

interface Opened {
  keeping?: Keeping
  assigning?: Assigning
  dialog: Dialog
  tickets: Ticket[]
  resolving: Resolving
}

const store = externalStore<Opened | null>(null)
const none: Ticket[] = []
const asAsked: Resolving = {}

let giveBack = () => {}
function show(opened: Opened) {
  // One dialog that follows another gives back what the first one took.
  if (!store.read()) giveBack = rememberFocus()
  store.write(opened)
}

export const useOpenDialog = () => useExternalStore(store)?.dialog ?? null
/** The tickets the open dialog is about. */
export const useDialogTickets = () => useExternalStore(store)?.tickets ?? none
/** The view the open dialog is about. */
export const useKeeping = () => useExternalStore(store)?.keeping ?? null
/** Whom the chats of the open dialog were to be given to. */
export const useAssigning = () => useExternalStore(store)?.assigning ?? null
export const openChatLimitDialog = (tickets: Ticket[], assigning: Assigning) =>
  show({ dialog: 'chat_limit', tickets, resolving: asAsked, assigning })
export const openViewDialog = (keeping: Keeping) =>
  show({ dialog: 'keep_view', tickets: none, resolving: asAsked, keeping })
export const openDialog = (dialog: Exclude<Dialog, TicketDialog | 'keep_view' | 'chat_limit'>) =>
  show({ dialog, tickets: none, resolving: asAsked })
export const useResolving = () => useExternalStore(store)?.resolving ?? asAsked
export const openTicketDialog = (dialog: TicketDialog, tickets: Ticket[], resolving = asAsked) =>
  show({ dialog, tickets, resolving })
export const closeDialog = () => {
  store.write(null)
  giveBack()
}
/** Closes the dialog about these tickets, unless another one has taken its place. */
export const closeDialogAbout = (tickets: Ticket[]) => {
  if (store.read()?.tickets === tickets) closeDialog()
}
