import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { restrictTicket } from '../tickets/commands.ts'
import { indexEverything } from './commands.ts'

const { ctx, api } = await anInstallation({ env: { LOG_LEVEL: 'error' } })

const find = async (q: string, as?: string) => {
  await indexEverything(ctx)
  const { status, json } = await api('GET', `/search?q=${encodeURIComponent(q)}`, as ? { as } : {})
  expect(status, JSON.stringify(json)).toBe(200)
  return json
}
const idsOf = (result: { items: { ticket: { id: string } }[] }) => result.items.map(({ ticket }) => ticket.id)
const found = async (q: string, as?: string) => idsOf(await find(q, as))

test('words of subject, text, names and addresses are found, in any form', async () => {
  const ticket = await aTicket(ctx, {
    subject: 'Refunds for the Zürich office',
    text: 'We were charged twice for invoice INV-20931.',
    from: { name: 'Odalys Okonkwo', email: 'odalys.okonkwo@vantablack.example' },
  })
  for (const q of [
    'refund',
    'REFUNDED',
    'zurich',
    'charging twice',
    'INV-20931',
    '"charged twice"',
    'okonkwo',
    'vantablack',
    'odalys.okonkwo@vantablack.example',
    'odalys.okon',
    'refund -chargeback',
  ])
    expect(await found(q), q).toEqual([ticket.id])
  for (const q of ['refund chargeback', '"twice charged"', 'refund -invoice', 'INV-2093 x'])
    expect(await found(q), q).toEqual([])
})

test('what is in the subject comes before what is in the text, and the newest first', async () => {
  const inText = await aTicket(ctx, { subject: 'A question', text: 'Where is the quokka?' })
  const inSubject = await aTicket(ctx, { subject: 'Quokka missing', text: 'See above.' })
  const newer = await aTicket(ctx, { subject: 'Hello', text: 'One more quokka.' })
  const result = await find('quokka')
  expect(idsOf(result)).toEqual([inSubject.id, newer.id, inText.id])
  expect(result.items.map(({ found_in }: { found_in: string }) => found_in)).toEqual(['subject', 'message', 'message'])
  expect(result.items[2].excerpt).toEqual([
    { text: 'Where is the ', hit: false },
    { text: 'quokka', hit: true },
    { text: '?', hit: false },
  ])
})

test('Chinese is found by words without spaces', async () => {
  const ticket = await aTicket(ctx, {
    subject: '无法登录账户',
    text: '您好，我昨天申请的退款什么时候到账？订单号 A1009。',
  })
  for (const q of ['退款', '登录', '申请的退款', '账户 登录', '退', '订单号', '“申请的退款”'])
    expect(await found(q), q).toEqual([ticket.id])
  expect(await found('款退')).toEqual([])
  const [hit] = (await find('退款')).items
  expect(hit.excerpt.filter(({ hit }: { hit: boolean }) => hit)).toEqual([{ text: '退款', hit: true }])
})

test('a slip of the finger is forgiven, and said', async () => {
  const ticket = await aTicket(ctx, { subject: 'Synchronisation with the warehouse', text: 'It stopped.' })
  for (const [typed, meant] of [
    ['warehuose', 'warehouse'],
    ['warehose', 'warehouse'],
    ['synchronizatoin', 'synchronisation'],
  ] as const) {
    const result = await find(typed)
    expect(idsOf(result), typed).toEqual([ticket.id])
    expect(result.understood.corrected).toEqual([{ word: typed, to: [meant] }])
  }
})

test('a number leads to its ticket', async () => {
  const ticket = await aTicket(ctx)
  const number = ticket.case_id.slice(3)
  for (const q of [ticket.case_id, ticket.case_id.toLowerCase(), String(Number(number)), `#${number}`]) {
    const [first] = (await find(q)).items
    expect([first.ticket.id, first.found_in], q).toEqual([ticket.id, 'case_id'])
  }
})

test('filters narrow, in either language; what is not understood is said', async () => {
  const ticket = await aTicket(ctx, { subject: 'Gazebo assembly', text: 'Which screw?' })
  const ada = await aUser(ctx, { name: 'Grace Gardener' })
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: ada.id } })
  await api('PUT', `/tickets/${ticket.id}/priority`, { body: { priority: 'high' } })
  await api('PUT', `/tickets/${ticket.id}/tags`, { body: { tags: ['garden'] } })
  for (const q of [
    'gazebo is:open',
    'gazebo priority:high',
    '优先级:高 gazebo',
    'gazebo 优先级：高',
    'tag:garden',
    'assignee:grace',
    'assignee:"grace gardener" gazebo',
    'gazebo channel:email,live_chat',
    'gazebo -status:closed',
    'gazebo after:today',
    'gazebo from:cara',
  ])
    expect(await found(q), q).toEqual([ticket.id])
  for (const q of [
    'gazebo is:closed',
    'gazebo priority:low',
    'gazebo -tag:garden',
    'gazebo assignee:none',
    'gazebo before:2001',
    'gazebo from:gardener',
    'gazebo has:file',
  ])
    expect(await found(q), q).toEqual([])
  expect(await found('gazebo is:mine', ada.id)).toEqual([ticket.id])
  const result = await find('gazebo status:sleeping')
  expect(idsOf(result)).toEqual([ticket.id])
  expect(result.understood.filters).toEqual([{ name: 'status', value: 'sleeping', known: false }])
})

test('what is out of reach is not found, nor do corrections tell of it', async () => {
  const agent = await aUser(ctx)
  const secret = await aTicket(ctx, { subject: 'Acquisition of Brontosaurus', text: 'Confidential.' })
  expect(await found('brontosaurus', agent.id)).toEqual([secret.id])
  await restrictTicket(ctx, secret.id, true)
  expect(await found('brontosaurus', agent.id)).toEqual([])
  const misspelt = await find('brontosarus', agent.id)
  expect([idsOf(misspelt), misspelt.understood.corrected]).toEqual([[], []])
  expect(await found('brontosarus')).toEqual([secret.id])
})

test('people are shown with the first page', async () => {
  const { status } = await api('POST', '/customers', {
    body: { name: 'Wilhelmina Quist', identities: [{ kind: 'email', value: 'quist@heliograph.example' }] },
  })
  expect(status).toBe(201)
  await api('POST', '/companies', { body: { name: 'Heliograph Optics', domain: 'heliograph.example' } })
  const result = await find('heliograph')
  expect(result.customers.map(({ name }: { name: string }) => name)).toEqual(['Wilhelmina Quist'])
  expect(result.companies).toMatchObject([{ name: 'Heliograph Optics', domain: 'heliograph.example' }])
})

test('nothing typed is a list of the newest', async () => {
  const { status, json } = await api('GET', '/search')
  const { json: listed } = await api('GET', '/tickets?limit=20')
  expect([status, idsOf(json)]).toEqual([200, listed.items.map(({ id }: { id: string }) => id)])
})
