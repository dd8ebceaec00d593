import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { Category, ChannelKind, Emotion, Priority, Status, type Ticket, type TicketFilters } from './contract.ts'
import { countMatching } from './queries.ts'

const { api, ctx } = await anInstallation()
type Row = Ticket & { company_id: string | null }

const COUNT = 90
let rows: Row[] = []
let [customers, companies, ann] = [[] as string[], [] as string[], '']

/** Tickets of every kind, by the remainders of their number: no two filters hold for the same ones. */
beforeAll(async () => {
  ann = (await aUser(ctx)).id
  const models = [await aTicket(ctx, { subject: 'Printer on fire' }), await aTicket(ctx, { subject: 'A quiet thing' })]
  customers = models.map(({ customer_id }) => customer_id)
  companies = await Promise.all(
    ['Kite', 'Lark'].map(async (name) => (await api('POST', '/companies', { body: { name } })).json.id),
  )
  const like = await ctx.db.selectFrom('tickets').selectAll().where('id', '=', models[0]!.id).executeTakeFirstOrThrow()
  await ctx.db
    .insertInto('tickets')
    .values(Array.from({ length: COUNT }, (_, nr) => varied(like, nr)))
    .execute()
  rows = (await ctx.db.selectFrom('tickets').selectAll().execute()) as unknown as Row[]
})

type Like = Record<string, unknown> & { number: unknown; case_id: unknown; priority_rank: unknown }
function varied({ number, case_id, priority_rank, ...like }: Like, nr: number) {
  const created_at = ctx
    .now()
    .subtract({ hours: 24 * (COUNT - nr) })
    .toString({ fractionalSecondDigits: 3 })
  const pick = <T>(options: readonly T[], divisor = 1) => options[Math.floor(nr / divisor) % options.length]!
  return {
    ...like,
    ...{ id: newId(), created_at, last_message_at: created_at },
    ...{ status: pick(Status.options), priority: pick(Priority.options, 2), channel: pick(ChannelKind.options, 3) },
    ...{ category: pick([...Category.options, null]), emotion: pick([...Emotion.options, null], 5) },
    ...{
      language: pick(['en', 'zh', null], 4),
      tier: pick(['tier1', 'tier2']),
      team: pick(['tier1_general', 'x', null], 7),
    },
    ...{
      tags: pick([[], ['vip'], ['vip', 'refund'], ['refund']], 3),
      subject: pick(['Printer on fire', 'Nothing'], 11),
    },
    ...{
      customer_id: pick(customers, 2),
      company_id: pick([...companies, null], 6),
      assignee_id: pick([null, ann], 5),
    },
    ...{ spam: nr % 13 === 0, restricted: nr % 17 === 0, merged_into: nr % 19 === 5 ? (like.id as string) : null },
    snoozed_until: nr % 23 === 1 ? '2099-01-01T00:00:00.000Z' : null,
  } as never
}

const found = async (query: string, as = ann): Promise<string[]> =>
  (await api('GET', `/tickets?limit=100&${query}`, { as })).json.items.map(({ id }: Ticket) => id).toSorted()
const expected = (holds: (row: Row) => boolean) =>
  rows
    .filter(({ restricted, assignee_id }) => !restricted || assignee_id === ann)
    .filter(holds)
    .map(({ id }) => id)
    .toSorted()
const plain = (row: Row) => !row.spam && !row.merged_into
const isActive = (row: Row) => ['new', 'open', 'escalated'].includes(row.status) && !row.snoozed_until && !row.spam
const dayOf = (days: number) =>
  ctx
    .now()
    .subtract({ hours: 24 * days })
    .toString({ fractionalSecondDigits: 3 })

const nothing = () => false

const CASES: [() => TicketFilters, (row: Row) => boolean][] = [
  [() => ({}), plain],
  [() => ({ status: 'open' }), (row) => plain(row) && row.status === 'open'],
  [() => ({ status: 'open, closed,' }), (row) => plain(row) && ['open', 'closed'].includes(row.status)],
  [
    () => ({ channel: 'email,live_chat', priority: 'high,critical' }),
    (row) => plain(row) && ['email', 'live_chat'].includes(row.channel) && ['high', 'critical'].includes(row.priority),
  ],
  [
    () => ({ category: 'billing,account', emotion: 'frustrated' }),
    (row) => plain(row) && ['billing', 'account'].includes(row.category!) && row.emotion === 'frustrated',
  ],
  [
    () => ({ language: 'zh', tier: 'tier1,tier9' }),
    (row) => plain(row) && row.language === 'zh' && row.tier === 'tier1',
  ],
  [() => ({ team: 'x,tier1_general' }), (row) => plain(row) && row.team !== null],
  [() => ({ tag: 'VIP' }), (row) => plain(row) && row.tags.includes('vip')],
  [() => ({ tag: 'vip,refund' }), (row) => plain(row) && row.tags.length === 2],
  [() => ({ assignee_id: 'me' }), (row) => plain(row) && row.assignee_id === ann],
  [() => ({ assignee_id: 'none', team: 'x' }), (row) => plain(row) && row.assignee_id === null && row.team === 'x'],
  [() => ({ company_id: companies[1]! }), (row) => plain(row) && row.company_id === companies[1]],
  [() => ({ customer_id: customers[1]! }), (row) => plain(row) && row.customer_id === customers[1]],
  [() => ({ company_id: 'none such' }), nothing],
  [() => ({ created_from: dayOf(10) }), (row) => plain(row) && row.created_at >= dayOf(10)],
  [
    () => ({ created_from: dayOf(60), created_to: dayOf(20) }),
    (row) => plain(row) && row.created_at >= dayOf(60) && row.created_at < dayOf(20),
  ],
  [() => ({ spam: true }), (row) => row.spam && !row.merged_into],
  [
    () => ({ q: 'printer', status: 'new' }),
    (row) => plain(row) && row.subject.includes('Printer') && row.status === 'new',
  ],
  [() => ({ view: 'inbox' }), isActive],
  [
    () => ({ view: 'inbox', channel: 'email', tag: 'vip' }),
    (row) => isActive(row) && row.channel === 'email' && row.tags.includes('vip'),
  ],
  [() => ({ view: 'inbox', status: 'closed' }), nothing],
  [() => ({ view: 'spam' }), (row) => row.spam],
  [() => ({ view: 'spam', spam: false }), nothing],
  [() => ({ view: 'inbox', spam: true }), nothing],
  [
    () => ({ view: 'snoozed', assignee_id: 'none' }),
    (row) => !row.spam && row.snoozed_until !== null && row.assignee_id === null,
  ],
]

test.each(CASES)(
  'case %#: a list holds what the naive reading of its filters holds, and is counted so',
  async (filters, holds) => {
    const query = new URLSearchParams(Object.entries(filters()).map(([name, value]) => [name, String(value)]))
    const wanted = expected(holds)
    expect(wanted.length > 0).toBe(holds !== nothing)
    expect([String(query), await found(String(query))]).toEqual([String(query), wanted])
    const asAnn = { ...ctx, actor: { ...ctx.actor, type: 'agent', id: ann, role: 'agent' } as const }
    expect(await countMatching(asAnn, [filters(), { view: 'inbox', status: 'closed' }])).toEqual([wanted.length, 0])
  },
)

test('the queue is counted as it is listed', async () => {
  const asAnn = { ...ctx, actor: { ...ctx.actor, type: 'agent', id: ann, role: 'agent' } as const }
  const queue = await found('sort=queue&channel=email,phone_support')
  expect(queue.length).toBeGreaterThan(3)
  expect(await countMatching(asAnn, [{ sort: 'queue', channel: 'email,phone_support' }])).toEqual([queue.length])
  expect(await countMatching(asAnn, [])).toEqual([])
})

test('a moment is taken with any offset', async () => {
  const utc = ctx.now().subtract({ hours: 24 * 10 })
  const [there, here] = [utc.toString(), utc.toZonedDateTimeISO('Asia/Shanghai').toString({ timeZoneName: 'never' })]
  expect(here).toContain('+08:00')
  expect(await found(`created_from=${encodeURIComponent(here)}`)).toEqual(await found(`created_from=${there}`))
})

test.each(['status=open,sleeping', 'channel=telegraph', 'priority=urgent', 'category=x', 'emotion=glad', 'view=all'])(
  '%s is refused, naming the filter',
  async (query) => {
    const { status, json } = await api('GET', `/tickets?${query}`)
    expect([status, json.errors[0].path]).toEqual([422, query.split('=')[0]])
  },
)

test.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-01-01T00:00:00.1234567891Z', 'yesterday'])(
  'no ticket was opened at %s',
  async (moment) => {
    for (const filter of ['created_from', 'created_to'])
      expect((await api('GET', `/tickets?${filter}=${moment}`)).status).toBe(422)
  },
)
