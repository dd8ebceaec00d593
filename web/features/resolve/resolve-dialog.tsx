import { useDialogTickets, useResolving } from '../../lib/dialogs.ts'
import { ResolveMany } from './resolve-many.tsx'
import { ResolveOne } from './resolve-one.tsx'

/** Ends a case, or several. */
export function ResolveDialog() {
  const tickets = useDialogTickets()
  const resolving = useResolving()
  const [first, ...others] = tickets
  if (!first) return null
  if (others.length > 0) return <ResolveMany tickets={tickets} resolving={resolving} />
  return <ResolveOne tickets={tickets} ticket={first} resolving={resolving} />
}
