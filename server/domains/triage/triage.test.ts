import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { receiveAll } from '../channels/inbound.ts'
import { lockTickets } from '../tickets/receive.ts'
import { triageMessages } from './commands.ts'

const { ctx, api, settle } = await anInstallation()

const triageOf = async (id: string) => (await api('GET', `/tickets/${id}/triage`)).json
const ticketOf = async (id: string) => (await api('GET', `/tickets/${id}`)).json

/** Writes as one and the same customer, into the ticket of a thread. */
async function write(from: { email: string }, text: string, subject = 'Help') {
  const body = { external_id: newId(), thread_id: from.email, from, subject, text }
  return (await api('POST', '/channels/email/inbound', { body })).json
}
const somebody = () => ({ email: `${newId()}@customer.example` })

test('an angry billing mail in Chinese of an enterprise is understood, with its reasons', async () => {
  const domain = `${newId()}.example`
  await api('POST', '/companies', { body: { name: 'Big', domain, account_type: 'enterprise' } })
  const { ticket_id } = await write(
    { email: `li@${domain}` },
    '我们这个月被扣了两次费用，已经第三次反馈了，太离谱了！请马上退款。另外后台登录不了。',
    '重复扣款',
  )
  expect(await ticketOf(ticket_id)).toMatchObject({
    ...{ category: 'billing', emotion: 'frustrated', language: 'zh', urgency: 'high', impact: 'medium' },
    priority: 'critical',
  })
  const triage = await triageOf(ticket_id)
  expect(triage).toMatchObject({
    topic: 'double_charge',
    category: { value: 'billing', source: 'rules', decided_by: null },
    matrix: {
      impact: 'medium',
      urgency: 'high',
      customer_status: 'enterprise',
      base: 'high',
      raised_by: 1,
      priority: 'critical',
    },
    requests: [
      { category: 'billing', text: expect.stringContaining('扣了两次') },
      { category: 'account', text: '另外后台登录不了。' },
    ],
    emotions: [{ emotion: 'frustrated' }],
    corrections: [],
  })
  expect(triage.category.signals).toContainEqual(expect.objectContaining({ rule: 'category.billing.double_charge' }))
  expect(triage.emotion.signals.map(({ found }: { found: string }) => found)).toContain('太离谱')
  const { items } = (await api('GET', `/tickets/${ticket_id}/why`)).json
  const why = items.find(({ kind }: { kind: string }) => kind === 'triage')
  expect(why).toMatchObject({
    inputs: { topic: 'double_charge', customer_status: 'enterprise' },
    result: { category: 'billing', impact: 'medium', urgency: 'high', priority: 'critical' },
  })
  expect(JSON.stringify(why)).not.toContain('我们这个月')
})

test('a later message raises impact and urgency and changes the emotion; it lowers nothing', async () => {
  const from = somebody()
  const { ticket_id } = await write(from, 'The export shows an error when I click it.')
  expect(await ticketOf(ticket_id)).toMatchObject({
    impact: 'medium',
    urgency: 'medium',
    priority: 'medium',
    emotion: 'neutral',
  })
  await write(
    from,
    'This is ridiculous. Now production is down for all our customers, we need this fixed immediately!!',
  )
  expect(await ticketOf(ticket_id)).toMatchObject({
    impact: 'critical',
    urgency: 'high',
    priority: 'critical',
    emotion: 'frustrated',
  })
  await write(from, 'Thank you so much, excellent support, it works perfectly now! No rush with the rest.')
  expect(await ticketOf(ticket_id)).toMatchObject({
    ...{ impact: 'critical', urgency: 'high', priority: 'critical', emotion: 'satisfied', category: 'technical' },
  })
  const triage = await triageOf(ticket_id)
  expect(triage.emotions.map(({ emotion }: { emotion: string }) => emotion)).toEqual([
    'neutral',
    'frustrated',
    'satisfied',
  ])
  const { items } = (await api('GET', `/tickets/${ticket_id}/timeline`)).json
  expect(items.filter(({ name }: { name: string }) => name === 'triage.emotion_changed')).toHaveLength(2)
})

test('what a machine writes says nothing about how anybody feels', async () => {
  const from = somebody()
  const { ticket_id } = await write(from, 'I was charged twice, this is outrageous!!')
  const [ticket] = [...(await inTransaction(ctx, (ctx) => lockTickets(ctx, [ticket_id]))).values()]
  const before = await triageOf(ticket_id)
  const automatic = { ticket: ticket!, message_id: newId(), subject: '', text: 'URGENT outage!!', by_a_person: false }
  await inTransaction(ctx, (ctx) => triageMessages(ctx, [{ ...automatic, opens: false, priority_given: false }]))
  expect(await triageOf(ticket_id)).toEqual(before)
})

test('a correction stands against later messages, is evidence, and moves the priority', async () => {
  const [lead, from] = [await aUser(ctx, { role: 'lead', name: 'Lea Lead' }), somebody()]
  const { ticket_id } = await write(from, 'Where can I find my invoices? No hurry.')
  expect(await ticketOf(ticket_id)).toMatchObject({ category: 'billing', impact: 'low', priority: 'low' })
  const body = { category: 'account', impact: 'high', urgency: 'medium' }
  const corrected = await api('PATCH', `/tickets/${ticket_id}/triage`, { as: lead.id, body })
  expect(corrected.json).toMatchObject({
    category: { value: 'account', source: 'agent', confidence: 1, decided_by: { id: lead.id, name: 'Lea Lead' } },
    impact: { value: 'high', source: 'agent' },
    priority: { value: 'high', source: 'rules' },
  })
  expect(await ticketOf(ticket_id)).toMatchObject({ category: 'account', impact: 'high', priority: 'high' })

  await settle()
  await write(from, 'Production is down for all our customers, everything is broken!')
  expect(await ticketOf(ticket_id)).toMatchObject({
    category: 'account',
    impact: 'high',
    urgency: 'medium',
    priority: 'high',
  })
  const triage = await triageOf(ticket_id)
  expect(triage.priority.source).toBe('rules')
  expect(triage.corrections).toMatchObject([
    { facet: 'category', before: 'billing', after: 'account', by: { id: lead.id } },
    { facet: 'impact', before: 'low', after: 'high' },
    { facet: 'urgency', before: 'low', after: 'medium' },
  ])
})

test('an emotion that was corrected changes with a newer message only', async () => {
  const from = somebody()
  const { ticket_id } = await write(from, 'I was charged twice.')
  await api('PATCH', `/tickets/${ticket_id}/triage`, { body: { emotion: 'satisfied' } })
  expect((await ticketOf(ticket_id)).emotion).toBe('satisfied')
  await write(from, 'I am furious, this is unacceptable!')
  expect((await ticketOf(ticket_id)).emotion).toBe('frustrated')
})

test('a priority set by hand stands, and is a correction once', async () => {
  const from = somebody()
  const { ticket_id } = await write(from, 'The export shows an error when I click it.')
  await api('PUT', `/tickets/${ticket_id}/priority`, { body: { priority: 'low' } })
  expect((await triageOf(ticket_id)).priority).toMatchObject({ value: 'low', source: 'agent' })
  await write(from, 'URGENT: production is down for all our customers!')
  expect(await ticketOf(ticket_id)).toMatchObject({ impact: 'critical', priority: 'low' })
  await settle()
  const triage = await triageOf(ticket_id)
  expect(triage.priority).toMatchObject({ value: 'low', source: 'agent', decided_by: { name: expect.any(String) } })
  expect(triage.corrections).toMatchObject([{ facet: 'priority', before: 'medium', after: 'low' }])
  await api('PATCH', `/tickets/${ticket_id}/triage`, { body: { impact: 'low' } })
  expect((await ticketOf(ticket_id)).priority).toBe('low')
})

test('a priority that is named in a correction is noted once', async () => {
  const { ticket_id } = await write(somebody(), 'Where can I find my invoices?')
  await api('PATCH', `/tickets/${ticket_id}/triage`, { body: { priority: 'high' } })
  await settle()
  const triage = await triageOf(ticket_id)
  expect(triage.corrections).toMatchObject([{ facet: 'priority', before: 'low', after: 'high' }])
  expect((await ticketOf(ticket_id)).priority).toBe('high')
})

const opened = (body: object) =>
  api('POST', '/tickets', {
    body: { channel: 'phone_support', subject: 'Call', text: 'Where can I find my invoices?', ...body },
  })

test('a priority given at opening stands', async () => {
  const { json } = await opened({ customer: somebody(), priority: 'high' })
  expect(await ticketOf(json.id)).toMatchObject({ priority: 'high', impact: 'low' })
  expect((await triageOf(json.id)).priority).toMatchObject({ value: 'high', source: 'agent' })
})

test('the priority follows the customer’s status, unless it was set by hand', async () => {
  const { json } = await opened({ customer: { ...somebody(), account_type: 'enterprise' } })
  await settle()
  expect((await ticketOf(json.id)).priority).toBe('medium')
  expect((await triageOf(json.id)).matrix).toMatchObject({ customer_status: 'enterprise', base: 'low', raised_by: 1 })

  const byHand = await aTicket(ctx, { text: 'Where can I find my invoices?' })
  await api('PUT', `/tickets/${byHand.id}/priority`, { body: { priority: 'high' } })
  await api('PATCH', `/customers/${byHand.customer_id}`, { body: { account_type: 'enterprise' } })
  await settle()
  expect(await ticketOf(byHand.id)).toMatchObject({ priority: 'high' })
})

test('when a company’s status changes, the open tickets of its people follow', async () => {
  const domain = `${newId()}.example`
  const company = (await api('POST', '/companies', { body: { name: 'Growing', domain } })).json
  const { ticket_id } = await write({ email: `ann@${domain}` }, 'Where can I find my invoices?')
  expect((await ticketOf(ticket_id)).priority).toBe('low')
  await api('PATCH', `/companies/${company.id}`, { body: { account_type: 'enterprise' } })
  await settle()
  expect((await ticketOf(ticket_id)).priority).toBe('medium')
})

test('corrections are listed newest first, page by page, within reach', async () => {
  const { ticket_id } = await write(somebody(), 'Where can I find my invoices?')
  for (const complexity of ['high', 'medium', 'low'])
    await api('PATCH', `/tickets/${ticket_id}/triage`, { body: { complexity } })
  const first = (await api('GET', '/triage/corrections?facet=complexity&limit=2')).json
  expect(first.items.map(({ after }: { after: string }) => after)).toEqual(['low', 'medium'])
  expect(first.items[0]).toMatchObject({
    ticket_id,
    case_id: expect.any(String),
    corrected_by: { name: expect.any(String) },
  })
  const second = (await api('GET', `/triage/corrections?facet=complexity&limit=2&cursor=${first.next_cursor}`)).json
  expect(second).toMatchObject({ items: [{ after: 'high', before: 'low' }], next_cursor: null })

  await api('PUT', `/tickets/${ticket_id}/restricted`, { body: { restricted: true } })
  const agent = await aUser(ctx)
  expect((await api('GET', '/triage/corrections?facet=complexity', { as: agent.id })).json.items).toEqual([])
})

test.each([
  [{}, 422],
  [{ category: 'weather' }, 422],
  [{ language: 'English' }, 422],
])('a correction that says nothing usable is refused: %j', async (body, status) => {
  const ticket = await aTicket(ctx)
  expect((await api('PATCH', `/tickets/${ticket.id}/triage`, { body })).status).toBe(status)
})

test('fifty mails are understood with the statements of one', async () => {
  const inbounds = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ channel: 'email' as const, source: 'test', external_id: newId(), account_id: null, from: somebody() },
      ...{ subject: `Mail ${index}`, text: 'I was charged twice.', new_text: 'I was charged twice.', html: null },
      ...{
        to: [],
        cc: [],
        files: [],
        thread_id: null,
        token_numbers: [],
        references: [],
        rfc_id: null,
        occurred_at: null,
      },
    }))
  const arrive = async (count: number) => {
    const filed = await receiveAll(ctx, inbounds(count))
    return inTransaction(ctx, async (inner) => {
      const locked = await lockTickets(
        inner,
        filed.map(({ ticket_id }) => ticket_id),
      )
      let statements = 0
      const db = new Proxy(inner.db, {
        get: (target, name) => {
          if (name === 'getExecutor') statements++
          if (['selectFrom', 'insertInto', 'updateTable'].includes(String(name))) statements++
          const value = Reflect.get(target, name)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      const arrived = filed.map(({ ticket_id, message_id }) => ({
        ...{ ticket: locked.get(ticket_id)!, message_id, subject: 'Help', text: 'Production is down for everybody!' },
        ...{ by_a_person: true, opens: false, priority_given: false },
      }))
      const understood = await triageMessages({ ...inner, db }, arrived)
      expect(understood.every(({ priority }) => priority === 'critical')).toBe(true)
      return statements
    })
  }
  const [one, fifty] = [await arrive(1), await arrive(50)]
  expect(fifty).toBe(one)
  expect(one).toBeGreaterThan(0)
  expect(one).toBeLessThan(10)
})
