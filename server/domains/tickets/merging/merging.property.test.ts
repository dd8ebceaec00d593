import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asSystem } from '../../../platform/context.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { aMail } from '../../../testing/inbound.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { rowsIn } from '../../../testing/rows.ts'
import { markSeen } from '../append-message.ts'
import type { Ticket } from '../contract.ts'
import { lockHeldReply, removeReply } from '../take-back-reply.ts'
import { writeMessage } from '../write-message.ts'
import { mergeTickets } from './merge.ts'
import { splitTicket } from './split.ts'
import { undoMerge } from './undo.ts'

const { ctx: installed } = await anInstallation()
const ctx = asSystem(installed)
const reader = await aUser(installed, { role: 'lead' })

/** Refusals are allowed at any time; anything else is a fault. */
const allowed = async <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error) => {
    if (error instanceof AppError && [404, 409, 422].includes(error.status)) return undefined
    throw error
  })

async function someTickets(count: number): Promise<Ticket[]> {
  const tickets: Ticket[] = []
  for (let nr = 0; nr < count; nr++) tickets.push(await aTicket(installed, { text: `opening ${nr}` }))
  return tickets
}

const index = fc.nat({ max: 19 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('merge' as const), a: index, b: index, c: index }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), a: index, b: index, c: index }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('reply', 'note', 'mail'), a: index, b: index, c: index }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('split', 'see'), a: index, b: index, c: index }) },
)
type Step = { kind: string; a: number; b: number; c: number }

interface World {
  tickets: string[]
  merges: string[]
}

const write = (id: string, kind: 'reply' | 'note') =>
  allowed(writeMessage(ctx, id, { kind, text: kind, attachments: [], cc: [], bcc: [], mentions: [], undo_seconds: 0 }))

async function mailTo(id: string): Promise<void> {
  const row = await ctx.db
    .selectFrom('tickets')
    .innerJoin('identities', 'identities.customer_id', 'tickets.customer_id')
    .select(['number', 'value'])
    .where('tickets.id', '=', id)
    .executeTakeFirstOrThrow()
  await aMail(installed, { email: row.value, text: `mail ${newId()}`, token_numbers: [row.number] })
}

async function splitSome(world: World, id: string, which: number): Promise<void> {
  const messages = await ctx.db.selectFrom('messages').select('id').where('ticket_id', '=', id).execute()
  const chosen = messages.filter((_message, nr) => (which >> (nr % 4)) & 1).map((message) => message.id)
  if (chosen.length === 0) return
  const fresh = await allowed(splitTicket(ctx, id, chosen))
  if (fresh) world.tickets.push(fresh.id)
}

/** A reply whose writer took it back: its number stays unused. */
const takeBack = (id: string) =>
  allowed(
    inTransaction(ctx, async (ctx) => {
      const words = { text: 'wrong', attachments: [], cc: [], bcc: [], mentions: [], undo_seconds: 60 }
      const reply = await writeMessage(ctx, id, { kind: 'reply', ...words })
      await removeReply(ctx, await lockHeldReply(ctx, id, reply.id))
    }),
  )

/** A reader has seen a ticket up to some message of it. */
async function see(id: string, which: number): Promise<void> {
  const { message_count } = await ctx.db
    .selectFrom('tickets')
    .select('message_count')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (message_count > 0) await markSeen(ctx, id, reader.id, (which % message_count) + 1)
}

async function take({ kind, a, b, c }: Step, world: World): Promise<void> {
  const pick = (nr: number) => world.tickets[nr % world.tickets.length]!
  if (kind === 'reply' || kind === 'note') await write(pick(a), kind)
  if (kind === 'mail') await mailTo(pick(a))
  if (kind === 'split') await splitSome(world, pick(a), b)
  if (kind === 'taken back') await takeBack(pick(a))
  if (kind === 'see') await see(pick(a), b)
  if (kind === 'undo' && world.merges.length > 0) await allowed(undoMerge(ctx, world.merges[a % world.merges.length]!))
  if (kind !== 'merge') return
  const merge = await allowed(mergeTickets(ctx, { into: pick(a), tickets: [...new Set([pick(b), pick(c)])] }))
  if (merge) world.merges.push(merge.id)
}

const BROKEN = {
  'a position past the count': sql`
    select m.id from messages m join tickets t on t.id = m.ticket_id where m.position > t.message_count`,
  'a mark past the count': sql`
    select s.ticket_id from seen_marks s join tickets t on t.id = s.ticket_id
    where s.position > t.message_count and t.merged_into is null`,
  'a message out of time': sql`
    select id from (select id, created_at, lag(created_at) over (partition by ticket_id order by position) as earlier
                    from messages) as said where created_at < earlier`,
  'a last message that is not the last': sql`
    select t.id from tickets t where t.last_message_id is distinct from (
      select m.id from messages m where m.ticket_id = t.id and kind <> 'note' order by position desc limit 1)`,
  'a merged ticket with messages': sql`
    select t.id from tickets t join messages m on m.ticket_id = t.id where t.merged_into is not null`,
  'a merged ticket that points to a merged one': sql`
    select t.id from tickets t join tickets into_ on into_.id = t.merged_into where into_.merged_into is not null`,
  'a merged ticket without a merge that stands': sql`
    select t.id from tickets t where (t.merged_into is not null) <> exists (
      select from merged_tickets s join merges on merges.id = s.merge_id
      where s.ticket_id = t.id and merges.undone_at is null)`,
}

async function expectSound(): Promise<void> {
  for (const [what, query] of Object.entries(BROKEN)) {
    const { rows } = await query.execute(ctx.db)
    expect([what, rows]).toEqual([what, []])
  }
}

const messageIds = async () =>
  (await ctx.db.selectFrom('messages').select('id').orderBy('id').execute()).map(({ id }) => id)

test('whatever is merged, undone, split and written: no message is lost or doubled, and tickets stay sound', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const world: World = { tickets: (await someTickets(4)).map(({ id }) => id), merges: [] }
      for (const one of steps) {
        const before = await messageIds()
        await take(one, world)
        const after = new Set(await messageIds())
        expect(before.filter((id) => !after.has(id))).toEqual([])
        await expectSound()
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)

const TOUCHED = ['tickets', 'messages', 'participants', 'seen_marks', 'mail_ids', 'deliveries', 'receipts']

test('whatever was merged, undoing all of it in any order that is allowed leaves no trace', async () => {
  const scene = fc.record({
    talk: fc.array(
      fc.record({ kind: fc.constantFrom('reply', 'note', 'mail', 'see', 'taken back'), a: index, b: index, c: index }),
      {
        maxLength: 8,
      },
    ),
    merging: fc.array(fc.record({ kind: fc.constantFrom('merge', 'merge', 'undo'), a: index, b: index, c: index }), {
      minLength: 1,
      maxLength: 10,
    }),
    order: fc.array(index, { minLength: 20, maxLength: 20 }),
  })
  await fc.assert(
    fc.asyncProperty(scene, async ({ talk, merging, order }) => {
      const world: World = { tickets: (await someTickets(5)).map(({ id }) => id), merges: [] }
      for (const one of talk) await take(one, world)
      await ctx.db
        .updateTable('tickets')
        .set({ restricted: true })
        .where('id', '=', world.tickets[order[0]! % 5]!)
        .execute()
      const before = await rowsIn(ctx, TOUCHED)
      for (const one of merging) await take(one, world)
      for (const nr of order)
        if (world.merges.length > 0) await allowed(undoMerge(ctx, world.merges[nr % world.merges.length]!))
      for (const id of world.merges.toReversed()) await allowed(undoMerge(ctx, id))
      expect(await rowsIn(ctx, TOUCHED)).toEqual(before)
    }),
    { numRuns: 25 },
  )
}, 120_000)
