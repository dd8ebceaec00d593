import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aPublishedArticle } from '../../testing/articles.ts'
import { anInstallation } from '../../testing/installation.ts'

const { api, ctx, clock } = await anInstallation()
await aPublishedArticle(ctx, { title: 'Export errors', body: 'What to do when an export ends with an error.' })
await aPublishedArticle(ctx, { title: 'Export rules of ours', body: 'export error', visibility: 'internal' })

const ALL = '[error_detection, feature_confusion, extended_inactivity]'
const put = (triggers: string, engagement = '') =>
  api('PUT', '/framework', {
    body: { text: `support_channels: { in_app_messaging: { proactive_triggers: ${triggers} } }\n${engagement}` },
  })
const ago = (seconds: number) => ctx.now().subtract({ seconds }).toString({ smallestUnit: 'millisecond' })
const tell = (user_id: string, signals: [string, number, string?][]) =>
  api('POST', '/channels/in_app_messaging/signals', {
    body: {
      customer: { user_id },
      signals: signals.map(([kind, seconds, page]) => ({ kind, at: ago(seconds), ...(page ? { page } : {}) })),
    },
  })
const offersOf = async (customer_id: string) =>
  (await api('GET', `/engagement/offers?customer_id=${customer_id}`)).json.items
const triggersOf = (reply: { json: { offers: { trigger: string }[] } }) =>
  reply.json.offers.map(({ trigger }) => trigger)

test('two errors within a minute, told one by one: the article that fits is offered, with the signals', async () => {
  await put(ALL)
  const user = newId()
  expect(triggersOf(await tell(user, [['error', 50, '/export']]))).toEqual([])
  const second = await tell(user, [['error', 0, 'https://app.example/export?token=abc']])
  expect(second.json.offers).toMatchObject([
    {
      trigger: 'error_detection',
      state: 'offered',
      reason: null,
      why: [
        { kind: 'error', page: '/export' },
        { kind: 'error', page: '/export' },
      ],
      article: { title: 'Export errors' },
      path: 'support_channels.in_app_messaging.proactive_triggers',
    },
  ])
  expect(second.json.offers[0].message).toMatch(/\w/)
  expect(await offersOf(second.json.customer_id)).toEqual(second.json.offers)
})

test('errors further apart are two matters; an old story is not told twice', async () => {
  const user = newId()
  expect(
    triggersOf(
      await tell(user, [
        ['error', 100],
        ['error', 20],
      ]),
    ),
  ).toEqual([])
  expect(triggersOf(await tell(user, [['error', 0]]))).toEqual(['error_detection'])
  const later = await tell(user, [['seen', 0, '/a']])
  expect([later.json.offers, later.json.suppressed]).toEqual([[], []])
})

test.each([
  [
    'three rage clicks',
    [
      ['rage_click', 100],
      ['rage_click', 50],
      ['rage_click', 0],
    ],
    true,
  ],
  [
    'two rage clicks',
    [
      ['rage_click', 50],
      ['rage_click', 0],
    ],
    false,
  ],
  [
    'to and fro',
    [
      ['seen', 60, '/a'],
      ['seen', 50, '/b'],
      ['seen', 45, '/b'],
      ['seen', 40, '/a'],
      ['seen', 5, '/b'],
    ],
    true,
  ],
  [
    'onwards',
    [
      ['seen', 60, '/a'],
      ['seen', 50, '/b'],
      ['seen', 40, '/a'],
      ['seen', 5, '/c'],
    ],
    false,
  ],
  [
    'three searches within two minutes',
    [
      ['help_search', 110],
      ['help_search', 60],
      ['help_search', 1],
    ],
    true,
  ],
  [
    'three searches in three minutes',
    [
      ['help_search', 170],
      ['help_search', 60],
      ['help_search', 1],
    ],
    false,
  ],
  ['the app saw it itself', [['back_and_forth', 1]], true],
] as [string, [string, number, string?][], boolean][])('confusion: %s', async (_name, signals, fires) => {
  expect(triggersOf(await tell(newId(), signals))).toEqual(fires ? ['feature_confusion'] : [])
})

test('the same again within a day is held back with the reason, and offered the day after', async () => {
  const user = newId()
  const twice = () =>
    tell(user, [
      ['error', 1],
      ['error', 0],
    ])
  expect(triggersOf(await twice())).toEqual(['error_detection'])
  const again = await twice()
  expect(again.json).toMatchObject({
    offers: [],
    suppressed: [{ state: 'suppressed', reason: 'cooldown', message: null }],
  })
  expect((await offersOf(again.json.customer_id)).map(({ state }: { state: string }) => state)).toEqual([
    'suppressed',
    'offered',
  ])
  await clock.advance('PT25H')
  expect(triggersOf(await twice())).toEqual(['error_detection'])
})

test('so many a week and no more, whatever the reason', async () => {
  await put(ALL, 'engagement: { at_most_per_week: 1 }')
  const user = newId()
  await tell(user, [
    ['error', 1],
    ['error', 0],
  ])
  expect((await tell(user, [['back_and_forth', 0]])).json.suppressed).toMatchObject([{ reason: 'frequency_cap' }])
  await put(ALL)
})

test('who does not want it gets none; what is told too late is over', async () => {
  const user = newId()
  const { customer_id } = (await tell(user, [['seen', 0, '/a']])).json
  const consents = [{ purpose: 'proactive_help', granted: false }]
  expect((await api('PATCH', `/customers/${customer_id}`, { body: { consents } })).status).toBe(200)
  expect(
    (
      await tell(user, [
        ['error', 1],
        ['error', 0],
      ])
    ).json.suppressed,
  ).toMatchObject([{ reason: 'opted_out' }])
  const late = await tell(newId(), [
    ['error', 4_000],
    ['error', 3_990],
  ])
  expect(late.json.suppressed).toMatchObject([{ reason: 'too_late' }])
})

test('five minutes without a deed: one offer, once; an idle app is no deed; another deed begins anew', async () => {
  const user = newId()
  const { customer_id } = (await tell(user, [['seen', 0, '/export']])).json
  await clock.advance('PT4M')
  await tell(user, [['idle', 0]])
  await clock.advance('PT30S')
  expect(await offersOf(customer_id)).toEqual([])
  await clock.advance('PT31S')
  expect(await offersOf(customer_id)).toMatchObject([
    { trigger: 'extended_inactivity', state: 'offered', why: [{ kind: 'seen', page: '/export' }] },
  ])
  await clock.advance('PT1H')
  expect(await offersOf(customer_id)).toHaveLength(1)
  await clock.advance('PT24H')
  await tell(user, [['seen', 0, '/b']])
  await clock.advance('PT6M')
  expect(await offersOf(customer_id)).toHaveLength(2)
})

test('the time is that of the framework when it is over', async () => {
  const user = newId()
  const { customer_id } = (await tell(user, [['seen', 0, '/a']])).json
  await put(ALL, 'engagement: { inactive_after: "20 minutes" }')
  await clock.advance('PT10M')
  expect(await offersOf(customer_id)).toEqual([])
  await clock.advance('PT11M')
  expect(await offersOf(customer_id)).toHaveLength(1)
  await put(ALL)
})

test('only what the framework lists fires', async () => {
  const customer = (await tell(newId(), [['seen', 0, '/a']])).json.customer_id
  await put('[feature_confusion]')
  const reply = await tell(newId(), [
    ['error', 1],
    ['error', 0],
    ['back_and_forth', 0],
  ])
  expect(triggersOf(reply)).toEqual(['feature_confusion'])
  await clock.advance('PT10M')
  expect(await offersOf(customer)).toEqual([])
  await put(ALL)
})

test('errors told by two nodes at the same moment make one offer', async () => {
  const user = newId()
  await tell(user, [['seen', 0, '/a']])
  const replies = await Promise.all(Array.from({ length: 6 }, () => tell(user, [['error', 0]])))
  expect(replies.map(({ status }) => status)).toEqual(Array(6).fill(200))
  expect(replies.flatMap(triggersOf)).toEqual(['error_detection'])
})

test('offers are listed by what is asked for, page by page', async () => {
  const { items } = (await api('GET', '/engagement/offers?state=suppressed&limit=1')).json
  expect(items).toMatchObject([{ state: 'suppressed' }])
  const first = (await api('GET', '/engagement/offers?trigger=error_detection&limit=2')).json
  const second = (await api('GET', `/engagement/offers?trigger=error_detection&limit=2&cursor=${first.next_cursor}`))
    .json
  expect(new Set([...first.items, ...second.items].map(({ id }: { id: string }) => id)).size).toBe(4)
  expect(
    (await api('POST', '/channels/in_app_messaging/signals', { body: { customer: {}, signals: [] } })).status,
  ).toBe(422)
})
