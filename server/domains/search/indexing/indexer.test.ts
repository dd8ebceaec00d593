import { expect, test } from 'vitest'
import { aTicket } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { until } from '../../../testing/until.ts'
import { search } from '../queries.ts'
import { indexer } from './indexer.ts'
import { FORMAT } from './progress.ts'
import { walkOnce } from './walk.ts'

const { ctx } = await anInstallation({ env: { LOG_LEVEL: 'error' } })

const isFound = async (q: string) => (await search(ctx, { q, limit: 5 })).items.length === 1

test('what was there before and what comes is found; a stop in the middle loses nothing', async () => {
  await aTicket(ctx, { subject: 'Beforehand' })
  const first = await indexer.start(ctx)
  await until(() => isFound('beforehand '))
  await aTicket(ctx, { subject: 'Meanwhile' })
  await until(() => isFound('meanwhile '))
  await first.stop()
  await aTicket(ctx, { subject: 'Betweentimes' })
  expect(await isFound('betweentimes ')).toBe(false)
  const second = await indexer.start(ctx)
  await until(() => isFound('betweentimes '))
  await second.stop()
})

test('another format of documents makes all of them anew', async () => {
  await ctx.db.updateTable('search_progress').set({ format: 0 }).execute()
  await ctx.db.deleteFrom('search_tickets').execute()
  const running = await indexer.start(ctx)
  await until(() => isFound('beforehand '))
  await running.stop()
  while (await walkOnce(ctx));
  const progress = await ctx.db
    .selectFrom('search_progress')
    .select(['source', 'done', 'format'])
    .orderBy('source')
    .execute()
  expect(progress.map(({ source, done, format }) => [source, done, format])).toEqual([
    ['companies', true, FORMAT],
    ['customers', true, FORMAT],
    ['feed', false, FORMAT],
    ['tickets', true, FORMAT],
  ])
})

test('a place of another cluster, as after a restored dump, makes all of it anew', async () => {
  await ctx.db.updateTable('search_progress').set({ place: '888888888888.1' }).where('source', '=', 'feed').execute()
  await ctx.db.deleteFrom('search_tickets').execute()
  await aTicket(ctx, { subject: 'Afterwards' })
  const running = await indexer.start(ctx)
  await until(() => isFound('afterwards '))
  await until(() => isFound('beforehand '))
  await running.stop()
})
