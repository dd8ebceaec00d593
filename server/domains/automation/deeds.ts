import { as, type Context } from '../../platform/context.ts'
import { AppError, conflict, invalid } from '../../platform/errors.ts'
import { inSavepoint } from '../../platform/transaction.ts'
import { userByEmail } from '../auth/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import { hasTeam } from '../framework/teams.ts'
import { fillText } from '../macros/queries.ts'
import { accessTicket, type TicketRow } from '../tickets/access.ts'
import { assignTicket, changePriority, changeTags, changeTeam } from '../tickets/commands.ts'
import { getChangedTicket } from '../tickets/queries.ts'
import { writeMessage } from '../tickets/write-message.ts'
import type { DeedDone } from './contract.ts'
import { notifyNamed } from './notify.ts'
import type { Remark } from './remark.ts'
import { replyToCustomer } from './reply.ts'
import { moveToStatus } from './set-status.ts'

export type Deed = Framework['automations'][number]['do'][number]
type Name = Deed extends infer D ? (D extends D ? keyof D : never) : never
type ValueOf<N extends Name> = Extract<Deed, Record<N, unknown>>[N]

type CarryOut = { [N in Name]: (ctx: Context, ticket: TicketRow, value: ValueOf<N>) => Promise<Remark> }

/**
 * Carries out one deed by the command people use, on a ticket the caller holds locked. What refuses it is told and undoes
 * nothing else; a failure that is no refusal is thrown.
 */
export async function carryOut(ctx: Context, ticketId: string, deed: Deed): Promise<DeedDone> {
  // One key with its value: which belongs to which the compiler cannot follow through a name.
  const [[name, value]] = Object.entries(deed) as [[Name, never]]
  try {
    const remark = await inSavepoint(ctx, async (ctx) => {
      const ticket = await accessTicket(ctx, ticketId, 'change')
      return DEEDS[name](ctx, ticket, value)
    })
    const { unchanged = false, code = null, reason = null } = remark ?? {}
    return { deed: name, outcome: unchanged ? 'unchanged' : 'done', code, reason }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { deed: name, outcome: 'refused', code: error.code, reason: error.message }
  }
}

const DEEDS: CarryOut = {
  set_status: moveToStatus,
  set_priority: async (ctx, { id, priority }, wanted) => {
    await changePriority(ctx, id, wanted)
    return { unchanged: priority === wanted }
  },
  move_to_team: async (ctx, { id, team }, wanted) => {
    if (!hasTeam(await frameworkOf(ctx), wanted)) throw invalid(`The framework has no team "${wanted}".`)
    await changeTeam(ctx, id, wanted)
    return { unchanged: team === wanted }
  },
  assign_to: async (ctx, { id, assignee_id }, email) => {
    const user = await userByEmail(ctx, email)
    if (!user) throw conflict('nobody_there', `Nobody active has the address ${email}.`)
    await assignTicket(ctx, id, user.id)
    return { unchanged: assignee_id === user.id }
  },
  unassign: async (ctx, { id, assignee_id }) => {
    await assignTicket(ctx, id, null)
    return { unchanged: assignee_id === null }
  },
  add_tags: (ctx, ticket, added) => retag(ctx, ticket, [...ticket.tags, ...added.map((tag) => tag.toLowerCase())]),
  remove_tags: (ctx, ticket, removed) => {
    const gone = new Set(removed.map((tag) => tag.toLowerCase()))
    return retag(
      ctx,
      ticket,
      ticket.tags.filter((tag) => !gone.has(tag)),
    )
  },
  reply: replyToCustomer,
  note: async (ctx, { id }, text) => {
    const filled = await fillText(ctx, await getChangedTicket(ctx, id), text)
    await writeMessage(ctx, id, { ...EMPTY, kind: 'note', text: filled.text })
    return undefined
  },
  notify: notifyNamed,
  // Calls leave after the run is written, as jobs: see run.ts.
  webhook: async () => undefined,
}

const EMPTY = { attachments: [], cc: [], bcc: [], undo_seconds: 0, mentions: [] }

/** As many as a person may give. */
const MOST_TAGS = 50

async function retag(ctx: Context, { id, tags }: TicketRow, given: readonly string[]): Promise<Remark> {
  const wanted = [...new Set(given)]
  if (wanted.length > MOST_TAGS) throw conflict('too_many_tags', `A ticket can have ${MOST_TAGS} tags.`)
  await changeTags(ctx, id, wanted)
  return { unchanged: wanted.length === tags.length && wanted.every((tag) => tags.includes(tag)) }
}

/** The same work in the name of an automation: as the system, by the authority of the rule. */
export const inNameOf = (ctx: Context, authority: string): Context =>
  as(ctx, {
    ...ctx.actor,
    type: 'system',
    id: null,
    role: null,
    read_reach: 'all',
    change_reach: 'all',
    authorized_by: authority,
  })
