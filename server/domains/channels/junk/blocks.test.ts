import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { blockedAmong, isBlocked } from './blocks.ts'
import { isShared } from './public-domains.ts'

const { api, ctx } = await anInstallation()
const block = (kind: string, value: string, as?: string) =>
  api('POST', '/channels/blocks', { body: { kind, value }, as })

test('a blocked domain keeps out those below it, and nobody beside it', async () => {
  const { status, json } = await block('domain', 'Spam.Example')
  expect(status).toBe(201)
  expect(json).toMatchObject({
    kind: 'domain',
    value: 'spam.example',
    ticket_id: null,
    blocked_by: { name: 'Automation' },
  })
  for (const address of ['a@spam.example', 'A@Mail.SPAM.example', 'x+y@a.b.spam.example'])
    expect([address, await isBlocked(ctx, address)]).toEqual([address, { id: json.id, kind: 'domain' }])
  for (const address of ['a@notspam.example', 'a@example', 'spam.example@other.example', 'a@spam.example.org', ''])
    expect([address, await isBlocked(ctx, address)]).toEqual([address, null])
})

test('a blocked address keeps out one writer, however it is spelt', async () => {
  const { json } = await block('address', 'Pest@Bücher.example')
  expect(json.value).toBe('pest@xn--bcher-kva.example')
  for (const address of ['pest@bücher.example', 'PEST@xn--bcher-kva.example', 'pest+7@bücher.example'])
    expect([address, await isBlocked(ctx, address)]).toEqual([address, { id: json.id, kind: 'address' }])
  expect(await isBlocked(ctx, 'other@bücher.example')).toBeNull()
  const among = await blockedAmong(ctx, ['pest@bücher.example', 'x@spam.example', 'free@x.example'])
  expect([...among].map(([address, { kind }]) => [address, kind])).toEqual([
    ['pest@bücher.example', 'address'],
    ['x@spam.example', 'domain'],
  ])
})

test('blocking twice is one block; letting in again removes it, and both are on record', async () => {
  const [one, two] = [await block('address', 'twice@x.example'), await block('address', 'twice@x.example')]
  expect(two.json).toEqual(one.json)
  expect((await api('DELETE', `/channels/blocks/${one.json.id}`)).status).toBe(200)
  expect(await isBlocked(ctx, 'twice@x.example')).toBeNull()
  expect((await api('DELETE', `/channels/blocks/${one.json.id}`)).status).toBe(404)
  expect((await api('DELETE', '/channels/blocks/nonsense')).status).toBe(404)
  const trail = (await api('GET', '/audit?limit=100')).json.items.filter(
    ({ data }: { data: { block_id?: string } }) => data.block_id === one.json.id,
  )
  expect(trail.map(({ name }: { name: string }) => name)).toEqual([
    'channel.sender_unblocked',
    'channel.sender_blocked',
  ])
})

test('what many share, and what is ours, is not blocked', async () => {
  await api('POST', '/channels/accounts', { body: { channel: 'email', address: 'support@desk.acme.example' } })
  const code = async (kind: string, value: string) => (await block(kind, value)).json.code
  for (const shared of ['gmail.com', 'GMAIL.com', 'outlook.com', 'qq.com', '163.com', 'co.uk', 'com', 'appleid.com'])
    expect([shared, await code('domain', shared)]).toEqual([shared, 'shared_domain'])
  expect(await code('domain', 'desk.acme.example')).toBe('own_address')
  expect(await code('domain', 'acme.example')).toBe('own_address')
  expect(await code('address', 'Support+x@desk.acme.example')).toBe('own_address')
  expect((await block('domain', 'cme.example')).status).toBe(201)
  expect((await block('address', 'somebody@gmail.com')).status).toBe(201)
  for (const [kind, value] of [
    ['address', 'no address'],
    ['address', 'spam.example'],
    ['domain', 'a b'],
    ['domain', 'somebody@x.example'],
  ] as const)
    expect([value, (await block(kind, value)).status]).toEqual([value, 422])
})

test('the list of shared domains is lower case and has its domains once', () => {
  for (const domain of ['gmail.com', 'vip.qq.com', 'privaterelay.appleid.com']) expect(isShared(domain)).toBe(true)
  expect(isShared('spam.example')).toBe(false)
})

test('agents block and let in; reviewers and customers do not', async () => {
  const [agent, reviewer] = [await aUser(ctx), await aUser(ctx, { role: 'quality' })]
  expect((await block('address', `${newId()}@x.example`, agent.id)).status).toBe(201)
  expect((await block('address', `${newId()}@x.example`, reviewer.id)).status).toBe(403)
})

test('the list comes in pages, newest first', async () => {
  const first = (await api('GET', '/channels/blocks?limit=2')).json
  const second = (await api('GET', `/channels/blocks?limit=2&cursor=${first.next_cursor}`)).json
  const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
  expect(ids).toEqual(ids.toSorted().toReversed())
  expect(new Set(ids).size).toBe(4)
})

test('whether a writer is blocked is one look into an index', async () => {
  await sql`
    insert into blocked_senders (id, kind, value, created_at)
    select gen_random_uuid(), 'domain', 'd' || n || '.example', now() from generate_series(1, 20000) n`.execute(ctx.db)
  await sql`analyze blocked_senders`.execute(ctx.db)
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select id, kind, value from blocked_senders
    where value = any(${['a@x.d7.example', 'x.d7.example', 'd7.example', 'example']}::text[])`.execute(ctx.db)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('blocked_senders_value_key')
  expect(plan).not.toContain('Seq Scan')
  expect(await isBlocked(ctx, 'a@x.d7.example')).toMatchObject({ kind: 'domain' })
})
