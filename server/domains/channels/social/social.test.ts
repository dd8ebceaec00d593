import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'

const { api, ctx, settle } = await anInstallation()
const put = (social: string) =>
  api('PUT', '/framework', {
    body: { text: `brand: { name: "Acme Cloud" }\nsupport_channels: { social_media: { ${social} } }` },
  })
const KEYWORDS = 'monitoring_keywords: ["@company_handle", "company_name complaints", "company_name issues"]'
const aPost = (text: string, more: object = {}) => ({
  external_id: newId(),
  author: { handle: `@${newId().slice(-8)}` },
  text,
  posted_at: ctx.now().toString({ smallestUnit: 'millisecond' }),
  ...more,
})
const watch = (posts: object[]) => api('POST', '/channels/social_media/posts', { body: { posts } })

test('six posts found, three about us: three tickets, each with the keyword it fits; the others with the reason', async () => {
  await put(KEYWORDS)
  const posts = [
    aPost('Hey @AcmeCloud my sync is broken'),
    aPost('So many   COMPLAINTS about acme  CLOUD lately', { url: 'https://social.example/p/2' }),
    aPost('ｉｓｓｕｅｓ with Acme Cloud again'),
    aPost('I follow @acmecloud2 for the jokes'),
    aPost('complaints about the weather'),
    aPost('Acme Cloud is wonderful'),
  ]
  const first = await watch(posts)
  expect(first.status).toBe(200)
  expect(
    first.json.items.map(({ result, keyword, reason }: Record<string, unknown>) => [result, keyword, reason]),
  ).toEqual([
    ['ticket', '@company_handle', null],
    ['ticket', 'company_name complaints', null],
    ['ticket', 'company_name issues', null],
    ['ignored', null, 'no_keyword'],
    ['ignored', null, 'no_keyword'],
    ['ignored', null, 'no_keyword'],
  ])
  expect((await api('GET', '/tickets?channel=social_media')).json.items).toHaveLength(3)
  const again = await watch(posts)
  expect(again.json.items.map(({ ticket_id, duplicate }: Record<string, unknown>) => [ticket_id, duplicate])).toEqual(
    first.json.items.map(({ ticket_id }: Record<string, unknown>) => [ticket_id, ticket_id !== null]),
  )
  expect((await api('GET', '/tickets?channel=social_media')).json.items).toHaveLength(3)

  const second = first.json.items[1].ticket_id
  const why = (await api('GET', `/tickets/${second}/why`)).json.items
  expect(why.filter(({ kind }: { kind: string }) => kind === 'monitoring')).toMatchObject([
    {
      rule: 'keyword_matched',
      path: 'support_channels.social_media.monitoring_keywords.1',
      line: 2,
      value: 'company_name complaints',
    },
  ])
  const messages = (await api('GET', `/tickets/${second}/messages`)).json.items
  expect(messages[0].text).toContain('https://social.example/p/2')
})

test('our handle is that of our accounts; our own posts are ignored; what is known stays known without a keyword', async () => {
  await put(KEYWORDS)
  await api('POST', '/channels/accounts', { body: { channel: 'social_media', address: '@acmehelp', name: 'Acme' } })
  const known = aPost('Hello @acmehelp')
  const reply = await watch([
    known,
    aPost('Hello @acmecloud'),
    aPost('@acmehelp here: fixed', { author: { handle: 'AcmeHelp' } }),
  ])
  expect(reply.json.items.map(({ reason }: { reason: string }) => reason)).toEqual([null, 'no_keyword', 'own_post'])
  await put('monitoring_keywords: []')
  const without = await watch([known, aPost('Hello @acmehelp')])
  expect(without.json.items).toMatchObject([
    { result: 'ticket', duplicate: true, keyword: null },
    { result: 'ignored', reason: 'no_keywords_set' },
  ])
  const written = await api('POST', '/channels/social_media/inbound', {
    body: { external_id: newId(), from: { handle: 'x' }, text: 'no keyword at all' },
  })
  expect(written.status).toBe(201)
})

const reply = (id: string, text: string, more: object = {}) =>
  api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text, ...more } })

test('account data is not said in public: 409 with what was found, and a direct message takes it', async () => {
  await put('escalation_to_private: true')
  const ticket = await aTicket(ctx, {
    channel: 'social_media',
    from: { handle: 'lea', user_id: 'u-lea-7' },
    text: 'Help!',
  })
  const refused = await reply(ticket.id, 'Hi! We refunded INV-2291 to lea@mail.example, u-lea-7.')
  expect([refused.status, refused.json.code]).toEqual([409, 'not_in_public'])
  expect(refused.json.detail).toContain('support_channels.social_media.escalation_to_private')
  expect(refused.json.errors.map(({ message }: { message: string }) => message)).toEqual([
    'reference: INV-2291',
    'email: lea@mail.example',
    'user_id: u-lea-7',
  ])
  const html = await reply(ticket.id, 'See below', { html: '<p>Your order <b>48213</b> has left</p>' })
  expect(html.status).toBe(409)
  expect((await api('GET', `/tickets/${ticket.id}`)).json.message_count).toBe(1)

  const sent = await reply(ticket.id, 'We refunded INV-2291.', { private: true })
  expect([sent.status, sent.json.private]).toEqual([201, true])
  const fine = await reply(ticket.id, 'We have sent you a direct message.')
  expect([fine.status, fine.json.private]).toEqual([201, false])
  const shown = (await api('GET', `/tickets/${ticket.id}/messages`)).json.items
  expect(shown.map((one: { private: boolean }) => one.private)).toEqual([false, true, false])
  const note = await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'note', text: 'INV-2291' } })
  expect(note.status).toBe(201)
})

test('our own address may be said; elsewhere nothing is public; false allows all', async () => {
  await put('escalation_to_private: true')
  await api('POST', '/channels/accounts', { body: { channel: 'email', address: 'help@acme.example', name: 'Acme' } })
  const post = await aTicket(ctx, { channel: 'social_media', from: { handle: 'kim' } })
  expect((await reply(post.id, 'Write to help@acme.example, please.')).status).toBe(201)
  const mail = await aTicket(ctx)
  expect((await reply(mail.id, 'We refunded INV-2291.')).status).toBe(201)
  expect((await reply(mail.id, 'Secret', { private: true })).status).toBe(422)
  await put('escalation_to_private: false')
  expect((await reply(post.id, 'We refunded INV-2291.')).status).toBe(201)
})

test('what a rule says to a customer goes as a direct message where it must not be public', async () => {
  const automation = 'automations: [{ name: a, on: ticket_created, do: [{ reply: "Your order 48213 is with us." }] }]'
  await api('PUT', '/framework', { body: { text: automation } })
  const { id } = await aTicket(ctx, { channel: 'social_media', from: { handle: 'rue' } })
  await settle()
  const messages = (await api('GET', `/tickets/${id}/messages`)).json.items
  expect(messages.map((one: { private: boolean }) => one.private)).toEqual([false, true])
})

test('a line that asks to go on in private, in the customer’s language, and a direct message that joins the ticket', async () => {
  await put('escalation_to_private: true')
  const lineFor = async (text: string) => {
    const from = { handle: newId() }
    const { id } = await aTicket(ctx, { channel: 'social_media', from, text })
    await settle()
    return { id, from, line: (await api('GET', `/tickets/${id}/private-reply`)).json }
  }
  const english = await lineFor('Where is my refund? I am lea@mail.example, order 48213. This is the worst service.')
  expect(english.line).toMatchObject({
    needed: true,
    language: 'en',
    found: ['email', 'reference'],
    reason: 'account_data',
  })
  expect((await reply(english.id, english.line.text)).status).toBe(201)
  const chinese = await lineFor('我的订单号20261123001一直没有发货，电话13800138000，太糟糕了！')
  expect(chinese.line).toMatchObject({ needed: true, language: 'zh' })
  expect(chinese.line.text).toMatch(/私信/)
  expect((await lineFor('Your app is slow')).line).toMatchObject({ needed: false, text: null, reason: 'nothing_found' })

  const dm = (from: object, more = {}) =>
    api('POST', '/channels/social_media/inbound', {
      body: { external_id: newId(), from, text: 'My number is 0800 123 456', ...more },
    })
  const joined = await dm(english.from, { private: true })
  expect(joined.json.ticket_id).toBe(english.id)
  expect((await api('GET', `/tickets/${english.id}/messages`)).json.items.at(-1).private).toBe(true)
  expect((await dm(english.from)).json.ticket_id).not.toBe(english.id)

  await put('escalation_to_private: false')
  expect((await api('GET', `/tickets/${english.id}/private-reply`)).json).toMatchObject({
    needed: false,
    reason: 'switched_off',
  })
  const agent = await aUser(ctx, { role: 'quality' })
  expect((await api('GET', `/tickets/${english.id}/private-reply`, { as: agent.id })).status).toBe(403)
})
