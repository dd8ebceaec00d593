import { expect, test } from 'vitest'
import { aMailLine } from '../../testing/mail-line.ts'

const { api, settle, peer, customerWrites, ticketsOf, messagesOf } = await aMailLine()

test('what became of one message is found by its id: for sending it again from where it stands', async () => {
  for (const subject of ['Ours', 'Another']) {
    await customerWrites({ from: `${subject.toLowerCase()}@shop.example`, subject })
    const [{ id }] = await ticketsOf(subject)
    peer.refuse = { responseCode: 550, message: `No such ${subject}` }
    await api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
    await settle()
  }
  const [ticket] = await ticketsOf('Ours')
  const [received, reply] = await messagesOf(ticket.id)
  expect(received.from_address).toBe('ours@shop.example')
  expect(reply.from_address).toBeNull()
  const { items } = (await api('GET', `/outbox?message_id=${reply.id}`)).json
  expect(items).toMatchObject([{ message_id: reply.id, state: 'failed', detail: '550 No such Ours' }])
  expect((await api('GET', `/outbox?message_id=${received.id}`)).json.items).toEqual([])
  expect((await api('GET', '/outbox?message_id=nonsense')).json.items).toEqual([])
})

test('the blocks that came with marking a ticket as spam are found by it', async () => {
  await customerWrites({ from: 'junk@junk.example', subject: 'Junk' })
  await customerWrites({ from: 'more@other.example', subject: 'Other' })
  const [[junk], [more]] = [await ticketsOf('Junk'), await ticketsOf('Other')]
  for (const { id } of [junk, more]) {
    await api('PUT', `/tickets/${id}/spam`, { body: { spam: true, block: 'address' } })
  }
  const blocksOf = async (id: string) => (await api('GET', `/channels/blocks?ticket_id=${id}`)).json.items
  expect(await blocksOf(junk.id)).toMatchObject([{ kind: 'address', value: 'junk@junk.example', ticket_id: junk.id }])
  await api('PUT', `/tickets/${junk.id}/spam`, { body: { spam: false } })
  expect(await blocksOf(junk.id)).toEqual([])
  expect(await blocksOf(more.id)).toHaveLength(1)
  expect(await blocksOf('nonsense')).toEqual([])
})
