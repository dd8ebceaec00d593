import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { anInstallation } from '../../testing/installation.ts'
import type { From } from './identities.ts'
import { getCustomer } from './queries.ts'
import { recognize } from './recognize.ts'

const { api, ctx } = await anInstallation()
const idsFound = async (q: string, more = '') => {
  const { items } = (await api('GET', `/customers?q=${encodeURIComponent(q)}${more}`)).json
  return items.map(({ id }: { id: string }) => id)
}

const customerOf = async (ctx: Context, from: From, channel: string) => (await recognize(ctx, [{ from, channel }]))[0]!

test('a customer is created, found by the start of a name or an address, and changed', async () => {
  const body = { name: 'Dora 多拉', identities: [{ kind: 'email', value: 'Dora@Shop.example' }], language: 'zh' }
  const created = await api('POST', '/customers', { body })
  expect(created).toMatchObject({
    status: 201,
    json: {
      identities: [{ kind: 'email', value: 'dora@shop.example', verified: false }],
      account_type: 'free',
      language: 'zh',
    },
  })
  for (const q of ['dora', 'DORA 多', 'dora@shop']) {
    expect((await api('GET', `/customers?q=${encodeURIComponent(q)}`)).json.items).toHaveLength(1)
  }
  expect((await api('GET', '/customers?q=%25')).json.items).toEqual([])
  const consents = [{ purpose: 'survey', granted: false }]
  const changed = await api('PATCH', `/customers/${created.json.id}`, { body: { account_type: 'premium', consents } })
  expect(changed.json).toMatchObject({
    account_type: 'premium',
    consents: [{ purpose: 'survey', granted: false, source: 'agent', at: expect.stringMatching(/^\d{4}-.*Z$/) }],
  })
})

test('an address belongs to one customer', async () => {
  const body = { name: 'One', identities: [{ kind: 'phone', value: '+49 30 12345' }] }
  expect((await api('POST', '/customers', { body })).status).toBe(201)
  const taken = await api('POST', '/customers', {
    body: { ...body, name: 'Two', identities: [{ kind: 'phone', value: '+493012345' }] },
  })
  expect(taken).toMatchObject({ status: 409, json: { code: 'identity_taken' } })
  expect((await api('GET', '/customers?q=two')).json.items).toEqual([])
})

test('the account type is the person’s own, or else the company’s', async () => {
  const company = (await api('POST', '/companies', { body: { name: 'Big', account_type: 'enterprise' } })).json
  const { id, account_type } = (await api('POST', '/customers', { body: { name: 'Emp', company_id: company.id } })).json
  expect(account_type).toBe('enterprise')
  const patch = async (body: object) => (await api('PATCH', `/customers/${id}`, { body })).json.account_type
  expect(await patch({ account_type: 'free' })).toBe('free')
  expect(await patch({ account_type: null })).toBe('enterprise')
  expect(
    (await api('PATCH', `/companies/${company.id}`, { body: { account_type: 'premium' } })).json.account_type,
  ).toBe('premium')
  expect(await patch({ language: 'en' })).toBe('premium')
})

test('one odd identity in the table hides nobody', async () => {
  const { id } = (await api('POST', '/customers', { body: { name: 'Odd' } })).json
  for (const value of ['', 'x'.repeat(2000)]) {
    const row = { id: newId(), customer_id: id, kind: 'handle', value, created_at: '2026-01-01T00:00:00Z' }
    await ctx.db.insertInto('identities').values(row).execute()
  }
  expect((await api('GET', '/customers')).status).toBe(200)
  expect((await api('GET', `/customers/${id}`)).json.identities).toHaveLength(2)
})

test('an address that is empty or far too long identifies nobody', async () => {
  const senders = [
    { name: 'No Handle', handle: '@' },
    { name: 'Long', email: `${'l'.repeat(300)}@x.example` },
  ]
  for (const from of senders) {
    const [one, two] = [await customerOf(ctx, from, 'live_chat'), await customerOf(ctx, from, 'live_chat')]
    expect([one, two]).toMatchObject([
      { created: true, by: 'name' },
      { created: true, by: 'name' },
    ])
    expect(await getCustomer(ctx, one.id)).toMatchObject({ name: from.name, identities: [] })
  }
  const nameless = await customerOf(ctx, { email: `a\u0000${'n'.repeat(900)}` }, 'email')
  expect((await getCustomer(ctx, nameless.id)).name).toBe(`a${'n'.repeat(199)}`)
  const identities = [
    { kind: 'handle', value: '@' },
    { kind: 'email', value: 'T@x.example' },
    { kind: 'email', value: 't@x.example' },
  ]
  const created = await api('POST', '/customers', { body: { name: 'Twice', identities } })
  expect(created).toMatchObject({ status: 201, json: { identities: [{ kind: 'email', value: 't@x.example' }] } })
  expect(created.json.identities).toHaveLength(1)
})

test('a handle is a name on one channel only', async () => {
  const chat = await customerOf(ctx, { handle: 'bob' }, 'live_chat')
  const social = await customerOf(ctx, { handle: '@Bob' }, 'social_media')
  expect(social.id).not.toBe(chat.id)
  expect((await customerOf(ctx, { handle: '@BOB' }, 'live_chat')).id).toBe(chat.id)
  expect((await api('GET', `/customers/${social.id}`)).json.identities).toEqual([
    { kind: 'handle', value: 'bob', verified: false },
  ])
  await customerOf(ctx, { email: 'Bob@b.example' }, 'email')
  // The chat knows its own people; the address typed beside the handle makes them nobody else.
  expect((await customerOf(ctx, { email: 'bob@b.example', handle: 'bob' }, 'live_chat')).id).toBe(chat.id)
})

test('the search finds everybody whose name or address begins so, page by page, once', async () => {
  await sql`insert into customers (id, name, created_at)
    select gen_random_uuid(), 'Searched ' || lpad(n::text, 4, '0'), now() from generate_series(1, 600) n`.execute(
    ctx.db,
  )
  await sql`insert into identities (id, customer_id, kind, value, created_at)
    select gen_random_uuid(), id, 'email', 'find' || right(name, 4) || '@s.example', now() from customers where name like 'Searched%'`.execute(
    ctx.db,
  )
  const found: string[] = []
  for (let cursor = ''; ; ) {
    const { items, next_cursor } = (await api('GET', `/customers?q=find&limit=100${cursor}`)).json
    found.push(...items.map(({ name }: { name: string }) => name))
    if (!next_cursor) break
    cursor = `&cursor=${next_cursor}`
  }
  expect(found).toHaveLength(600)
  expect(found).toEqual([...new Set(found)].sort())
  expect(await idsFound('find0600@')).toHaveLength(1)
  expect(await idsFound('searched 06')).toHaveLength(1)
})

test('an address is found as people write it', async () => {
  const identities = [
    { kind: 'phone', value: '+49 (89) 777 1' },
    { kind: 'handle', value: '@Quill' },
    { kind: 'user_id', value: 'U-Case' },
  ]
  const { id } = (await api('POST', '/customers', { body: { name: 'Zed', identities } })).json
  for (const q of ['+49 89 777', '@quill', 'QUILL', 'U-Ca', 'zed']) expect([q, await idsFound(q)]).toEqual([q, [id]])
  expect(await idsFound('zed', `&company_id=${newId()}`)).toEqual([])
  expect(await idsFound('zed', '&company_id=x')).toEqual([])
})

test('a domain belongs to one company', async () => {
  const company = async (domain: string | null) =>
    (await api('POST', '/companies', { body: { name: 'C', domain } })).json
  await company('one.example')
  const { id } = await company('two.example')
  const taken = await api('PATCH', `/companies/${id}`, { body: { domain: 'One.example' } })
  expect(taken).toMatchObject({ status: 409, json: { code: 'domain_taken', errors: [{ path: 'domain' }] } })
  expect((await api('PATCH', `/companies/${id}`, { body: { domain: 'two.example', name: 'Two' } })).status).toBe(200)
  for (const _ of [1, 2]) expect((await company(null)).id).toBeDefined()
})
