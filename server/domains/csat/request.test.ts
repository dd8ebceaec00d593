import { expect, test } from 'vitest'
import { SESSION_COOKIE } from '../../platform/http/requests.ts'
import { aDeskThatAsks, linksIn } from '../../testing/asking.ts'
import { aUser } from '../../testing/builders.ts'
import { startSession } from '../auth/sessions.ts'

const desk = await aDeskThatAsks()
const { api, ctx, peer, reply, messagesOf, aTicketToResolve, become, surveysOf } = desk

test('the mail asks one thing, with two links that look like buttons, and holds nothing of the conversation', async () => {
  const ticket = await aTicketToResolve({ subject: 'Invoice 7', text: 'The total is a secret.' })
  await become(ticket.id, 'resolved')
  const { parsed } = peer.mails.at(-1)!
  expect(parsed.subject).toBe('Re: Invoice 7')
  expect(parsed.headers.get('auto-submitted')).toBe('auto-replied')
  expect(parsed.text).toContain(`We believe that your case ${ticket.case_id} is solved. Is it?`)
  expect(parsed.text).toMatch(
    /Yes, it is solved:\nhttp\S+\/c\/\S+\?answer=solved\n\nNo, not yet:\nhttp\S+\/c\/\S+\?answer=not_yet/,
  )
  expect(parsed.text).toContain('closes by itself in 7 days')
  expect(parsed.html).toMatch(
    /<a style="display:inline-block[^"]*" href="http[^"]+\/c\/[^"]+\?answer=solved">Yes, it is solved<\/a>/,
  )
  expect(`${parsed.text}${parsed.html}`).not.toMatch(/secret|Invoice|<img|<script|Cara/)
})

test('it asks in the customer’s language: that of the ticket, else the one they are known to speak', async () => {
  const chinese = await aTicketToResolve({ subject: '发票', text: '您好，发票金额不对，请帮忙核对，谢谢。' })
  await become(chinese.id, 'resolved')
  expect(peer.mails.at(-1)!.parsed.text).toContain('已经解决：\nhttp')
  expect(peer.mails.at(-1)!.parsed.text).toContain('7 天后自动关闭')
  expect(await surveysOf(chinese.id)).toMatchObject([{ language: 'zh' }])

  const known = await aTicketToResolve({ text: '???' })
  await api('PATCH', `/customers/${known.customer_id}`, { body: { language: 'zh-TW' } })
  await ctx.db.updateTable('tickets').set({ language: null }).where('id', '=', known.id).execute()
  await become(known.id, 'resolved')
  expect(await surveysOf(known.id)).toMatchObject([{ language: 'zh' }])
})

test('being asked is no answer: no clock stops, nothing is unread, lists and writers are not disturbed', async () => {
  const ticket = await aTicketToResolve({ text: 'How does this work?' })
  const ann = await aUser(ctx)
  const [first] = await messagesOf(ticket.id)
  await api('PUT', `/tickets/${ticket.id}/seen`, { as: ann.id })
  await become(ticket.id, 'resolved')
  const seen = (await api('GET', `/tickets/${ticket.id}`, { as: ann.id })).json
  expect(seen).toMatchObject({
    status: 'resolved',
    first_response_at: null,
    snippet: 'How does this work?',
    last_message_at: first!.created_at,
    unread: false,
    contacts_to_resolution: 1,
  })
  const late = await reply(ticket.id, 'By the way', { seen_up_to: first!.id, status_after: 'resolved' })
  expect(late.status).toBe(201)
})

test('who reads the conversation cannot answer for the customer: the links in it are not signed', async () => {
  const ticket = await aTicketToResolve({ channel: 'live_chat' })
  const [agent, admin] = [await aUser(ctx), await aUser(ctx, { role: 'admin' })]
  await become(ticket.id, 'resolved')
  const linkShownTo = async (as?: string) => {
    const { items } = (await api('GET', `/tickets/${ticket.id}/messages`, { as })).json
    return linksIn(items.at(-1).text).confirmation
  }
  expect((await desk.open(await linkShownTo(agent.id))).statusCode).toBe(404)
  const { secret } = await startSession(ctx, { user_id: admin.id })
  const { items } = (
    await desk.open(`/api/v1/tickets/${ticket.id}/messages`, { cookie: `${SESSION_COOKIE}=${secret}` })
  ).json()
  expect((await desk.open(linksIn(items.at(-1).text).confirmation)).statusCode).toBe(404)
  // Whoever carries the messages of a channel to its customers gets the links as they are to arrive.
  expect((await desk.open(await linkShownTo())).statusCode).toBe(200)
})

test('the message that asks does not arrive: the ticket shows it, but no answer counts as lost', async () => {
  const ticket = await aTicketToResolve()
  const unreached = async () => (await api('GET', '/outbox/counts')).json.unreached
  const before = await unreached()
  peer.refuse = { responseCode: 550, message: '5.1.1 no such user' }
  await become(ticket.id, 'resolved')
  peer.refuse = null
  expect((await messagesOf(ticket.id)).at(-1)).toMatchObject({ delivery: { state: 'failed' } })
  expect(await unreached()).toBe(before)
})
