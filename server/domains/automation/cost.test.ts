import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { automating } from '../../testing/automating.ts'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'

const desk = await anInstallation()
const { ctx, settle } = desk
const { rules } = automating(desk)

/** The jobs of this domain that a new ticket makes, before any of them has run. */
async function jobsOfATicket(): Promise<string[]> {
  await settle()
  await aTicket(ctx)
  const { rows } = await sql<{ reaction: string }>`
    select payload ->> 'reaction' as reaction from graphile_worker._private_jobs
    where payload ->> 'reaction' like 'automation.%' order by 1`.execute(ctx.db)
  return rows.map(({ reaction }) => reaction)
}

test('a mail costs no job for automations nobody has written', async () => {
  expect(await jobsOfATicket()).toEqual([])
})

test('… and only those that a rule needs', async () => {
  await rules({ name: 'off', on: 'customer_wrote', enabled: false, do: [{ add_tags: ['x'] }] })
  expect(await jobsOfATicket()).toEqual([])
  await rules({ name: 'on', on: 'customer_wrote', do: [{ add_tags: ['x'] }] })
  expect(await jobsOfATicket()).toEqual(['automation.consider_ticket_message_received'])
  await rules({ name: 'quiet', after: '1 day', do: [{ add_tags: ['x'] }] })
  expect(await jobsOfATicket()).toEqual(
    expect.arrayContaining(['automation.wait_after_message', 'automation.retry_after_reading']),
  )
})
