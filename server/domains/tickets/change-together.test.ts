import { expect, test } from 'vitest'
import { inSavepoint, inTransaction } from '../../platform/transaction.ts'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { changeTickets, changingTogether } from './change-together.ts'

const { ctx } = await anInstallation()
const DUE = '2026-03-02T10:00:00.000Z'
const columnsOf = ({ db }: typeof ctx, id: string) =>
  db
    .selectFrom('tickets')
    .select(['category', 'due_at', 'queue_at', 'queue_class', 'queue_lead_seconds', 'snippet', 'team'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('what several steps change is written at the end, with a place in the queue that follows from all of it', async () => {
  const { id } = await aTicket(ctx)
  const before = await columnsOf(ctx, id)
  await inTransaction(ctx, async (ctx) => {
    await changingTogether(ctx, async () => {
      await changeTickets(ctx, [{ ticket_id: id, category: 'billing', queue_lead_seconds: 3_600 }])
      await changeTickets(ctx, [{ ticket_id: id, category: 'technical', due_at: DUE }])
      expect(await columnsOf(ctx, id)).toEqual(before)
    })
    expect(await columnsOf(ctx, id)).toEqual({
      ...{ ...before, category: 'technical', queue_lead_seconds: 3_600 },
      ...{ due_at: DUE, queue_at: '2026-03-02T09:00:00.000Z' },
    })
  })
})

test('an inner one that fails leaves what was gathered around it; one that succeeds writes it too, and nothing twice', async () => {
  const { id } = await aTicket(ctx)
  await inTransaction(ctx, (ctx) =>
    changingTogether(ctx, async () => {
      await changeTickets(ctx, [{ ticket_id: id, snippet: 'said first' }])
      const failing = inSavepoint(ctx, (ctx) =>
        changingTogether(ctx, async () => {
          await changeTickets(ctx, [{ ticket_id: id, queue_class: 'billing_issues' }])
          throw new Error('not understood')
        }),
      )
      await expect(failing).rejects.toThrow('not understood')
      await inSavepoint(ctx, (ctx) =>
        changingTogether(ctx, () => changeTickets(ctx, [{ ticket_id: id, team: 'tier2_technical' }])),
      )
      expect(await columnsOf(ctx, id)).toMatchObject({ snippet: 'said first', team: 'tier2_technical' })
      await ctx.db.updateTable('tickets').set({ snippet: 'said since' }).where('id', '=', id).execute()
    }),
  )
  expect(await columnsOf(ctx, id)).toMatchObject({ snippet: 'said since', team: 'tier2_technical', queue_class: null })
})

test('outside of a transaction, and without anything around it, a change is written at once', async () => {
  const { id } = await aTicket(ctx)
  await changeTickets(ctx, [{ ticket_id: id, queue_class: 'billing_issues' }])
  expect(await columnsOf(ctx, id)).toMatchObject({ queue_class: 'billing_issues' })
  await expect(changingTogether(ctx, async () => {})).rejects.toThrow('needs a transaction')
})
