import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aPublishedArticle } from '../../../testing/articles.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { startSession } from '../../auth/sessions.ts'

const { api, ctx } = await anInstallation()
const put = (inApp: string) =>
  api('PUT', '/framework', { body: { text: `support_channels: { in_app_messaging: { ${inApp} } }` } })

const session = {
  consent: true,
  page: 'https://app.example/orders/48213?token=s3cr3t&mail=lea@mail.example',
  app_version: '4.12.0',
  browser: 'Firefox 140',
  os: 'Linux',
  device: 'desktop',
  events: Array.from({ length: 60 }, (_, nr) => ({ text: `step ${nr}`, page: '/users/lea@mail.example' })),
  errors: ['TypeError at https://app.example/api?session=abc&x=1 for lea@mail.example, card 4242 4242 4242 4242'],
}
const hand = (more: object) =>
  api('POST', '/channels/in_app_messaging/inbound', {
    body: { external_id: newId(), from: { user_id: newId() }, text: 'It does not work', ...more },
  })
const PATH = 'support_channels.in_app_messaging.user_session_data'

test('with consent the session is kept with its message, without what names a person', async () => {
  await put('user_session_data: true')
  const { json } = await hand({ session })
  expect(json.session).toEqual({ kept: true, reason: null, path: PATH })
  const kept = (await api('GET', `/tickets/${json.ticket_id}/session`)).json.items
  expect(kept).toMatchObject([
    { message_id: json.message_id, page: '/orders/:id', app_version: '4.12.0', browser: 'Firefox 140', os: 'Linux' },
  ])
  expect(kept[0].events).toHaveLength(50)
  expect(kept[0].events.at(-1)).toEqual({ text: 'step 59', at: null, page: '/users/:id' })
  expect(kept[0].errors).toEqual([
    { text: 'TypeError at https://app.example/api for [email], card [card]', at: null, page: null },
  ])
  const stored = JSON.stringify(await ctx.db.selectFrom('app_sessions').selectAll().execute())
  for (const secret of ['lea@', '4242', 's3cr3t', 'session=abc', '48213']) expect(stored).not.toContain(secret)
  const timeline = (await api('GET', `/tickets/${json.ticket_id}/timeline`)).json.items
  expect(timeline.map(({ name }: { name: string }) => name)).toContain('channel.session_kept')
})

test('without consent, or switched off, nothing is kept and the answer says why', async () => {
  await put('user_session_data: true')
  const before = await ctx.db.selectFrom('app_sessions').select('message_id').execute()
  const { consent: _, ...unasked } = session
  expect((await hand({ session: unasked })).json.session).toEqual({ kept: false, reason: 'no_consent', path: PATH })
  await put('user_session_data: false')
  const off = await hand({ session })
  expect([off.status, off.json.session]).toEqual([201, { kept: false, reason: 'switched_off', path: PATH }])
  expect((await api('GET', `/tickets/${off.json.ticket_id}/session`)).json.items).toEqual([])
  expect(await ctx.db.selectFrom('app_sessions').select('message_id').execute()).toEqual(before)
  expect((await hand({})).json).not.toHaveProperty('session')
})

test('articles for the page, three at the most, and none its reader may not see', async () => {
  await put('contextual_help: true')
  for (const nr of [1, 2, 3, 4])
    await aPublishedArticle(ctx, { title: `Billing part ${nr}`, body: 'How billing works.' })
  await aPublishedArticle(ctx, { title: 'Download invoices', body: 'Where invoices of your billing are.' })
  await aPublishedArticle(ctx, { title: 'Refund rules for invoices', body: 'invoices', visibility: 'internal' })
  await aPublishedArticle(ctx, { title: 'Discounts on invoices', body: 'invoices', visibility: 'customers' })
  await aPublishedArticle(ctx, { title: 'Invite your team', body: 'Members are invited in the settings.' })
  const help = async (page: string, options: object = {}, more = '') =>
    (await api('GET', `/channels/in_app_messaging/help?page=${encodeURIComponent(page)}&language=en${more}`, options))
      .json
  const titles = (reply: { items: { title: string }[] }) => reply.items.map(({ title }) => title)

  const billing = await help('/billing')
  expect(titles(billing)).toHaveLength(3)
  expect(titles(billing).every((title) => /billing|invoices/i.test(title))).toBe(true)
  expect(titles(await help('/settings/team'))).toContain('Invite your team')
  const invoices = await help('https://app.example/billing/invoices/8812?x=1')
  expect(invoices).toMatchObject({ reason: null, words: 'billing invoices' })
  expect(titles(invoices)).toContain('Download invoices')

  const admin = titles(await help('/invoices'))
  expect(admin).toEqual(['Download invoices'])
  const { customer_id } = await aTicket(ctx)
  const { secret } = await startSession(ctx, { customer_id })
  const own = await help('/invoices', { as: null, headers: { cookie: `support_session=${secret}` } })
  const told = titles(await help('/invoices', {}, `&customer_id=${customer_id}`))
  expect(told.toSorted()).toEqual(['Discounts on invoices', 'Download invoices'])
  if (own.items) expect(titles(own).toSorted()).toEqual(told.toSorted())

  expect(await help('/')).toMatchObject({ items: [], reason: 'page_says_nothing' })
  expect(await help('/zzqx')).toMatchObject({ items: [], reason: 'nothing_found' })
  await put('contextual_help: false')
  expect(await help('/billing')).toMatchObject({
    items: [],
    reason: 'switched_off',
    path: 'support_channels.in_app_messaging.contextual_help',
  })
  expect((await ctx.db.selectFrom('article_searches').select('id').execute()).length).toBe(0)
})

test('a session is for those who may read the ticket', async () => {
  await put('user_session_data: true')
  const { json } = await hand({ session })
  const { customer_id } = (await api('GET', `/tickets/${json.ticket_id}`)).json
  const { secret } = await startSession(ctx, { customer_id })
  const reply = await api('GET', `/tickets/${json.ticket_id}/session`, {
    as: null,
    headers: { authorization: `Bearer ${secret}` },
  })
  expect([401, 403]).toContain(reply.status)
  const agent = await aUser(ctx)
  expect((await api('GET', `/tickets/${json.ticket_id}/session`, { as: agent.id })).json.items).toHaveLength(1)
})
