import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { defineDue } from '../../platform/due.ts'
import { on } from '../../platform/events.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { frameworkOf } from '../framework/queries.ts'
import {
  MessageReceived,
  PriorityChanged,
  ReplyTakenBack,
  SpamMarked,
  StatusChanged,
  TagsChanged,
  TeamChanged,
  TicketAssigned,
  TicketClassified,
  TicketMerged,
  TicketReplied,
  TicketsGivenBack,
  TicketUnmerged,
} from '../tickets/events.ts'
import { lockTicket } from '../tickets/receive.ts'
import type { Cause } from './causes.ts'
import { isMet } from './checks.ts'
import { beginningAt, checksNow, isOfTheDesk } from './consider.ts'
import { hasRun, run } from './run.ts'
import { AFTER, quietSince, waitFor } from './waits.ts'

const acting = defineJob('automation.after', z.object({ wait_id: z.string() }))

async function actSoon(ctx: Context, waitIds: readonly string[]): Promise<void> {
  await Promise.all(
    waitIds.map((wait_id) => enqueue(ctx, acting, { payload: { wait_id }, key: `${AFTER}:${wait_id}` })),
  )
}

/** Each ticket in a transaction of its own, so that one that cannot be changed now holds up no other. */
export const quietLongEnough = defineDue(AFTER, async (ctx, rows) => {
  await actSoon(
    ctx,
    rows.map(({ subject_id }) => subject_id),
  )
})

/** The time has come: looks again whether it was still, and whether the conditions hold. */
export const actWhenQuiet = acting.does((ctx, { wait_id }) =>
  inTransaction(ctx, async (ctx) => {
    const wait = await waitById(ctx, wait_id)
    if (wait?.state !== 'waiting') return
    const ticket = await lockTicket(ctx, wait.ticket_id)
    const placed = beginningAt(await frameworkOf(ctx), 'after').find(
      ({ automation }) => automation.name === wait.automation,
    )
    if (!placed || !isOfTheDesk(ticket)) return
    // Something has happened meanwhile, perhaps while the rule was taken up: the wait begins anew.
    if ((await quietSince(ctx, ticket.id)) !== wait.quiet_since) return waitFor(ctx, [ticket.id])
    const { quiet_since, chain } = wait
    const key = `quiet:${quiet_since}`
    const cause: Cause = {
      ...{ trigger: 'after', key, chain, ticket_id: ticket.id, event_id: null, message_id: null, told: {} },
    }
    const meets = isMet(await checksNow(ctx, placed, { ticket, cause }))
    if (meets && !(await hasRun(ctx, wait.automation, cause))) await run(ctx, placed, cause)
    await setState(ctx, wait.id, meets ? 'over' : 'unmet')
  }),
)

const waitById = ({ db }: Context, id: string) =>
  db.selectFrom('automation_waits').selectAll().where('id', '=', id).executeTakeFirst()

const setState = ({ db }: Context, id: string, state: 'over' | 'unmet') =>
  db.updateTable('automation_waits').set({ state }).where('id', '=', id).execute()

const anew = (ctx: Context, { data }: { data: { ticket_id: string } }) => waitFor(ctx, [data.ticket_id])

/** What the time has come for is looked at again once the ticket is another. */
async function retry(ctx: Context, { data }: { data: { ticket_id: string } }): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update automation_waits set state = 'waiting' where ticket_id = ${data.ticket_id} and state = 'unmet'
    returning id`.execute(ctx.db)
  await actSoon(
    ctx,
    rows.map(({ id }) => id),
  )
}

/** A rule that is taken up or dropped looks at every ticket: see follow-framework.ts. */
const wanted = async (ctx: Context): Promise<boolean> => beginningAt(await frameworkOf(ctx), 'after').length > 0

export const waitings = [
  on(MessageReceived, 'wait_after_message', { wanted, react: anew }),
  on(TicketReplied, 'wait_after_reply', { wanted, react: anew }),
  on(ReplyTakenBack, 'wait_after_take_back', { wanted, react: anew }),
  on(StatusChanged, 'wait_after_status', { wanted, react: anew }),
  on(SpamMarked, 'wait_after_spam', { wanted, react: anew }),
  on(TicketMerged, 'wait_after_merge', { wanted, react: anew }),
  on(TicketUnmerged, 'wait_after_unmerge', { wanted, react: anew }),
  on(TicketsGivenBack, 'wait_after_giving_back', { wanted, react: anew }),
  on(TagsChanged, 'retry_after_tags', { wanted, react: retry }),
  on(PriorityChanged, 'retry_after_priority', { wanted, react: retry }),
  on(TeamChanged, 'retry_after_team', { wanted, react: retry }),
  on(TicketAssigned, 'retry_after_assignment', { wanted, react: retry }),
  on(TicketClassified, 'retry_after_reading', { wanted, react: retry }),
]
