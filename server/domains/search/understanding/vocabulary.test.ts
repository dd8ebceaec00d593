import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aTicket } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { indexEverything } from '../commands.ts'

const { ctx, api } = await anInstallation({ env: { LOG_LEVEL: 'error' } })

const find = async (q: string) => (await api('GET', `/search?q=${q}`)) as { status: number; json: { items: unknown[] } }

test('a pg_trgm that lies where nobody looks is as if it were not there', async () => {
  await sql`create schema elsewhere`.execute(ctx.db)
  await sql`alter extension pg_trgm set schema elsewhere`.execute(ctx.db)
  await aTicket(ctx, { subject: 'Invoice' })
  await indexEverything(ctx)
  expect(await find('invoise')).toMatchObject({ status: 200, json: { items: [] } })
  await sql`alter extension pg_trgm set schema public`.execute(ctx.db)
  const { status, json } = await find('invoise')
  expect([status, json.items.length]).toEqual([200, 1])
})
