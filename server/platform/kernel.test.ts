import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { anInstallation } from '../testing/installation.ts'
import { as, asSystem, type Context } from './context.ts'
import type { Domain } from './domain.ts'
import { defineDue, schedule } from './due.ts'
import { defineEvent, emit, field, on } from './events.ts'
import { newId } from './ids.ts'
import { defineJob, enqueue } from './jobs.ts'
import { answer, ask, defineQuestion } from './questions.ts'
import { inSavepoint, inTransaction } from './transaction.ts'

const Happened = defineEvent('probe.happened', { probe_id: field.id() })
const heard: string[] = []
const heardOfOne: string[] = []
const wanted = newId()
const fired: string[] = []
const setUp = { wanted: false }
const heardOnceSetUp: string[] = []
const ran: string[] = []
const work = defineJob('probe.work', z.object({ name: z.string() }))
const MayProbe = defineQuestion<{ n: number }, string>('MayProbe')

const probe: Domain = {
  name: 'probe',
  tables: [],
  reactions: [
    on(Happened, 'hear', async (_ctx, { data }) => void heard.push(data.probe_id)),
    on(Happened, 'hear_of_one', {
      when: ({ data, actor_type }) => data.probe_id === wanted && actor_type === 'system',
      react: async (_ctx, { data }) => void heardOfOne.push(data.probe_id),
    }),
    on(Happened, 'hear_once_set_up', {
      wanted: async () => setUp.wanted,
      react: async (_ctx, { data }) => void heardOnceSetUp.push(data.probe_id),
    }),
  ],
  jobs: [work.does(async (_ctx, { name }) => void ran.push(name))],
  due: [
    defineDue('probe.due', async (_ctx, rows) => {
      if (rows.some(({ subject_id }) => subject_id === bad)) throw new Error('this one cannot be fired')
      fired.push(...rows.map(({ subject_id }) => subject_id))
    }),
  ],
  answers: [
    answer(MayProbe, async (_ctx, { n }) => {
      if (n > 3) throw new Error('too many')
      return `yes ${n}`
    }),
  ],
}
const bad = newId()
const { ctx, settle, clock } = await anInstallation({ domains: [probe] })
const count = async (table: 'events' | 'customers') =>
  Number(
    (
      await ctx.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

test('a command that throws leaves no row, no event, no job', async () => {
  const before = [await count('events'), await count('customers')]
  const command = inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insertInto('customers')
      .values({ id: newId(), name: 'Nobody', created_at: ctx.now().toString() })
      .execute()
    emit(ctx, Happened, { probe_id: newId() })
    await enqueue(ctx, work, { payload: { name: 'never' } })
    throw new Error('no')
  })
  await expect(command).rejects.toThrow('no')
  await settle()
  expect([await count('events'), await count('customers')]).toEqual(before)
  expect(ran).not.toContain('never')
})

test('a reaction that an event does not concern costs no job', async () => {
  const tell = (ctx: Context, probe_id: string) => inTransaction(ctx, async (ctx) => emit(ctx, Happened, { probe_id }))
  const queued = async () =>
    (
      await sql`select from graphile_worker._private_jobs where payload ->> 'reaction' = 'probe.hear_of_one'`.execute(
        ctx.db,
      )
    ).rows
  await tell(asSystem(ctx), newId())
  await tell(as(ctx, { ...ctx.actor, type: 'agent' }), wanted)
  expect(await queued()).toHaveLength(0)
  await tell(asSystem(ctx), wanted)
  expect(await queued()).toHaveLength(1)
  await settle()
  expect(heardOfOne).toEqual([wanted])
})

test('a reaction nobody has set up costs no job', async () => {
  const tell = (probe_id: string) => inTransaction(ctx, async (ctx) => emit(ctx, Happened, { probe_id }))
  const [before, after] = [newId(), newId()]
  await tell(before)
  setUp.wanted = true
  await tell(after)
  await settle()
  expect(heardOnceSetUp).toEqual([after])
})

test('listeners hear after the commit, and jobs run', async () => {
  const probe_id = newId()
  await inTransaction(ctx, async (ctx) => {
    emit(ctx, Happened, { probe_id })
    await enqueue(ctx, work, { payload: { name: 'once' } })
    expect(heard).not.toContain(probe_id)
  })
  await settle()
  expect(heard.filter((id) => id === probe_id)).toHaveLength(1)
  expect(ran.filter((name) => name === 'once')).toHaveLength(1)
})

test('a savepoint that fails takes its own events along and nothing else', async () => {
  const [kept, lost] = [newId(), newId()]
  await inTransaction(ctx, async (ctx) => {
    emit(ctx, Happened, { probe_id: kept })
    await inSavepoint(ctx, async (ctx) => {
      emit(ctx, Happened, { probe_id: lost })
      throw new Error('no')
    }).catch(() => {})
  })
  await settle()
  expect(heard).toContain(kept)
  expect(heard).not.toContain(lost)
})

test('events hold no text: a field that is not declared, or not an id, is refused', async () => {
  const withText = inTransaction(ctx, async (ctx) => emit(ctx, Happened, { probe_id: 'Ann Smith' }))
  await expect(withText).rejects.toThrow()
})

test('events cannot be changed or removed', async () => {
  await expect(ctx.db.deleteFrom('events').execute()).rejects.toThrow(/append-only/)
  await expect(ctx.db.updateTable('events').set({ name: 'other' }).execute()).rejects.toThrow(/append-only/)
})

test('a question is answered by later domains, and one of them may refuse', async () => {
  expect(await ask(ctx, MayProbe, { n: 1 })).toEqual(['yes 1'])
  await expect(ask(ctx, MayProbe, { n: 4 })).rejects.toThrow('too many')
})

test('due rows fire once, in order, when their moment has come', async () => {
  const [first, second, later] = [newId(), newId(), newId()]
  const now = ctx.now()
  await schedule(ctx, 'probe.due', { subject_id: second, due_at: now.add({ minutes: 2 }) })
  await schedule(ctx, 'probe.due', { subject_id: first, due_at: now.add({ minutes: 1 }) })
  await schedule(ctx, 'probe.due', { subject_id: later, due_at: now.add({ hours: 9 }) })
  await settle()
  expect(fired).toEqual([])
  await clock.advance('PT3M')
  await settle()
  expect(fired).toEqual([first, second])
})

test('a due row that fails does not hold up the others, and is tried again', async () => {
  const good = newId()
  const due_at = ctx.now().add({ minutes: 1 })
  await schedule(ctx, 'probe.due', { subject_id: bad, due_at })
  await schedule(ctx, 'probe.due', { subject_id: good, due_at })
  await clock.advance('PT2M')
  expect(fired).toContain(good)
  const row = await ctx.db.selectFrom('due').selectAll().where('subject_id', '=', bad).executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    attempts: 1,
    last_error: 'this one cannot be fired',
    due_at: due_at.toString({ fractionalSecondDigits: 3 }),
  })
})
