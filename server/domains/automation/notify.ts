import type { Context } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { activeAdmins, activeUsers, deskManagers, leadersOf, userByEmail } from '../auth/queries.ts'
import { notify } from '../notifications/commands.ts'
import type { TicketRow } from '../tickets/access.ts'
import type { Remark } from './remark.ts'

/** Tells those an automation names: roles as they stand to this ticket, or people by address. */
export async function notifyNamed(ctx: Context, ticket: TicketRow, named: readonly string[]): Promise<Remark> {
  const found = await Promise.all(named.map((name) => peopleFor(ctx, ticket, name)))
  const missing = named.filter((_name, index) => found[index]!.length === 0)
  const ids = [...new Set(found.flat())]
  if (ids.length === 0) throw conflict('nobody_to_tell', `There is nobody to tell: ${named.join(', ')}.`)
  await notify(ctx, ids, { kind: 'automation', ticket_id: ticket.id })
  return missing.length > 0
    ? { code: 'some_missing', reason: `Nobody was found for ${missing.join(', ')}.` }
    : undefined
}

async function peopleFor(ctx: Context, { assignee_id, team }: TicketRow, name: string): Promise<string[]> {
  if (name === 'assignee') return (await activeUsers(ctx, assignee_id ? [assignee_id] : [])).map(({ id }) => id)
  if (name === 'lead') return (await leadersOf(ctx, [team])).get(team) ?? []
  if (name === 'manager') return deskManagers(ctx)
  if (name === 'admin') return activeAdmins(ctx)
  const user = await userByEmail(ctx, name)
  return user ? [user.id] : []
}
