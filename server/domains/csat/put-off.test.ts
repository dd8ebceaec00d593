import { expect, test } from 'vitest'
import { aDeskThatAsks } from '../../testing/asking.ts'

const { ctx, clock, settle, reply, ticketOf, messagesOf, aTicketToResolve, confirmationOf } = await aDeskThatAsks()

test('a resolution that leaves later is asked about then, and silence counts from then', async () => {
  const { id } = await aTicketToResolve()
  const send_at = ctx.now().add({ hours: 480 }).toString({ fractionalSecondDigits: 3 })
  expect((await reply(id, 'It is done', { send_at, status_after: 'resolved' })).status).toBe(201)
  await settle()
  await clock.advance('PT240H')
  expect(await ticketOf(id)).toMatchObject({ status: 'resolved', confirmation: 'awaiting' })
  await clock.advance('PT241H')
  expect((await messagesOf(id)).map(({ automatic }) => automatic)).toContain('confirmation_request')
  await clock.advance('PT144H')
  expect(await confirmationOf(id)).toMatchObject({ state: 'awaiting' })
  await clock.advance('PT48H')
  expect(await ticketOf(id)).toMatchObject({ status: 'closed', confirmation: 'lapsed' })
})
