import type { Context } from '../../../platform/context.ts'
import { eachByItself } from '../../../platform/each-by-itself.ts'
import { conflict } from '../../../platform/errors.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { accessTicket } from '../access.ts'
import { assignFor, changePriority, changeStatus, changeTags, changeTeam, snoozeTicket } from '../commands.ts'
import type { Ticket } from '../contract.ts'
import { getChangedTicket } from '../queries.ts'
import { markSpam } from '../spam.ts'
import type { ChangedTickets, ChangeTickets } from './contract.ts'

type Change = ChangeTickets['change']

/** The same change for several tickets, by the commands that change one. What refuses one holds up no other. */
export async function changeMany(ctx: Context, { tickets, change }: ChangeTickets): Promise<ChangedTickets> {
  const { done, refused } = await eachByItself(ctx, tickets, (ctx, id) => changeOne(ctx, id, change))
  return { changed: done, refused: refused.map(({ id, code, detail }) => ({ ticket_id: id, code, detail })) }
}

/** All of it or nothing of it. */
const changeOne = (ctx: Context, id: string, change: Change): Promise<Ticket> =>
  inTransaction(ctx, async (ctx) => {
    for (const step of STEPS) await step(ctx, id, change)
    return getChangedTicket(ctx, id)
  })

type Step = (ctx: Context, id: string, change: Change) => Promise<unknown> | undefined

/** Where it belongs before who has it; its end, after which nothing can be changed, comes last. */
const STEPS: readonly Step[] = [
  (ctx, id, { team }) => (team === undefined ? undefined : changeTeam(ctx, id, team)),
  (ctx, id, { priority }) => (priority === undefined ? undefined : changePriority(ctx, id, priority)),
  (ctx, id, { add_tags, remove_tags }) =>
    add_tags || remove_tags
      ? changeSomeTags(ctx, id, { added: add_tags ?? [], removed: remove_tags ?? [] })
      : undefined,
  (ctx, id, { assignee_id, reason }) =>
    assignee_id === undefined ? undefined : assignFor(ctx, id, { assignee_id, reason }),
  (ctx, id, { snoozed_until }) => (snoozed_until === undefined ? undefined : snoozeTicket(ctx, id, snoozed_until)),
  (ctx, id, { spam }) => (spam === undefined ? undefined : markSpam(ctx, id, spam)),
  (ctx, id, { status }) => (status === undefined ? undefined : changeStatus(ctx, id, status)),
]

/** As many as `ChangeTags` takes. */
const MOST_TAGS = 50

async function changeSomeTags(ctx: Context, id: string, { added, removed }: { added: string[]; removed: string[] }) {
  const { tags } = await accessTicket(ctx, id, 'change')
  const gone = new Set(removed.map((tag) => tag.toLowerCase()))
  const wanted = [...new Set([...tags.filter((tag) => !gone.has(tag)), ...added.map((tag) => tag.toLowerCase())])]
  if (wanted.length > MOST_TAGS)
    throw conflict('too_many_tags', `A ticket can have ${MOST_TAGS} tags. Take some off before adding others.`)
  return changeTags(ctx, id, wanted)
}
