import { expect, test } from 'vitest'
import { aMailLine } from '../../../../testing/mail-line.ts'

const { api, client, settle } = await aMailLine()

/** A mail that neither its header nor its envelope says a writer of. */
async function unsigned(subject: string): Promise<string> {
  const raw = `To: support@desk.example\r\nSubject: ${subject}\r\n\r\nPage 1 of 3\r\n`
  await client.sendMail({ envelope: { from: '', to: 'support@desk.example' }, raw })
  await settle()
  return (await listed({ state: 'quarantined' })).find((mail) => mail.subject === subject)!.id
}

async function listed(query: Record<string, string>): Promise<{ id: string; subject: string; reason: string }[]> {
  return (await api('GET', `/mail/ledger?${new URLSearchParams(query)}`)).json.items
}

async function fileAgain(id: string, as_message: boolean) {
  await api('POST', `/mail/ledger/${id}/filings`, { body: { as_message } })
  await settle()
  return (await api('GET', `/mail/ledger/${id}`)).json
}

test('a mail without a writer stays set aside until a person says that it is a message', async () => {
  const id = await unsigned('A scan')
  expect(await fileAgain(id, false)).toMatchObject({ state: 'quarantined', reason: 'no_sender', ticket_id: null })
  const filed = await fileAgain(id, true)
  expect(filed).toMatchObject({ state: 'filed', reason: null, from_address: null })
  const { json: ticket } = await api('GET', `/tickets/${filed.ticket_id}`)
  expect(ticket).toMatchObject({ subject: 'A scan', customer_name: 'Unknown' })
  expect((await api('GET', `/customers/${ticket.customer_id}`)).json.identities).toEqual([])
  const { json: messages } = await api('GET', `/tickets/${filed.ticket_id}/messages`)
  expect(messages.items).toMatchObject([{ text: expect.stringContaining('Page 1 of 3'), reply_to: null }])
})

test('two mails without a writer are two customers, as nothing says that they are one', async () => {
  const [one, two] = [await unsigned('First scan'), await unsigned('Second scan')]
  const tickets = [await fileAgain(one, true), await fileAgain(two, true)].map(({ ticket_id }) => ticket_id)
  const customers = await Promise.all(tickets.map(async (id) => (await api('GET', `/tickets/${id}`)).json.customer_id))
  expect(new Set(customers).size).toBe(2)
})

test('the ledger lists by reason', async () => {
  const id = await unsigned('Another scan')
  expect(await listed({ reason: 'no_sender' })).toMatchObject([{ id, reason: 'no_sender' }])
  expect(await listed({ reason: 'blocked_sender' })).toEqual([])
})
