import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { aReadArticle, runRound } from '../../../testing/curating.ts'
import { anInstallation } from '../../../testing/installation.ts'

const { api, ctx, settle, clock } = await anInstallation()
const lead = await aUser(ctx, { role: 'lead' })

const night = async () => {
  await runRound(ctx, 'curation.nightly')
  await settle()
}
interface Shown {
  id: string
  kind: string
  state: string
  recommendation: string
  verdict: string | null
  before: { value: number; n: number } | null
  after: { value: number; n: number } | null
  evidence: {
    figures: { value: number; n: number; definition: string }[]
    quotes: { text: string }[]
    rows: string | null
  }
}
const of = async (id: string): Promise<Shown[]> =>
  (await api('GET', `/knowledge/articles/${id}/suggestions`)).json.items
const kindsOf = async (id: string) =>
  (await of(id))
    .filter(({ state }) => state === 'open')
    .map(({ kind }) => kind)
    .sort()

/** Visits of the help center that began with the article, some of which looked at nothing else. */
const visits = (article: string, count: number, bounced: number) =>
  sql`
  insert into help_visits (id, language, started_at, last_at, entry_article_id, pages, views)
  select gen_random_uuid(), 'en', ${ctx.now().subtract({ hours: 5 }).toString()}, ${ctx.now().toString()}, ${article},
    case when n <= ${bounced}::int then 1 else 2 end, 1 from generate_series(1, ${count}::int) as n`.execute(ctx.db)

const votes = (article: string, helpful: number, unhelpful: number, comment = '') =>
  sql`
  insert into article_feedback (id, article_id, language, version, helpful, rating, comment, voter, created_at)
  select gen_random_uuid(), ${article}, 'en', 1, n <= ${helpful}::int, case when n <= ${helpful}::int then 5 else 1 end, ${comment},
    gen_random_uuid()::text, ${ctx.now().toString()} from generate_series(1, ${helpful + unhelpful}::int) as n`.execute(
    ctx.db,
  )

test('R-KB-10: measured, or with what is given', async () => {
  const { id } = await aReadArticle(ctx, { title: 'Bounces' })
  const optimize = async (body?: unknown) =>
    (await api('POST', `/knowledge/articles/${id}/optimize`, body === undefined ? {} : { body })).json
  const bounces = [
    {
      issue: 'High bounce rate',
      recommendation: 'Add clearer introduction and improve content organization',
      priority: 'HIGH',
    },
  ]
  expect(await optimize({})).toEqual([])
  expect(await optimize({ usage_data: { bounce_rate: 60 } })).toEqual([])
  expect(await optimize({ usage_data: { bounce_rate: 60.1 } })).toEqual(bounces)
  await visits(id, 100, 61)
  expect(await optimize({})).toEqual(bounces)
  expect(await optimize({ usage_data: { bounce_rate: 12 } })).toEqual([])
  expect(await optimize()).toEqual(bounces)
  expect((await api('POST', `/knowledge/articles/${newId()}/optimize`, { body: {} })).status).toBe(404)
})

test('R-KB-11 and 12: five complaints and twenty tickets are none, one more of each are', async () => {
  const { id } = await aReadArticle(ctx, { title: 'Complaints' })
  const issues = async () =>
    (await api('POST', `/knowledge/articles/${id}/optimize`, { body: {} })).json.map(
      ({ recommendation }: Shown) => recommendation,
    )
  await votes(id, 0, 5, 'Steps are confusing')
  const tickets = await Promise.all(Array.from({ length: 21 }, () => aTicket(ctx)))
  const link = (ids: string[]) =>
    sql`
    insert into article_tickets (article_id, ticket_id, how, created_at)
    select ${id}, ticket, 'linked', ${ctx.now().toString()} from unnest(${ids}::uuid[]) as ticket`.execute(ctx.db)
  await link(tickets.slice(1).map((ticket) => ticket.id))
  expect(await issues()).toEqual([])
  await votes(id, 0, 1)
  await link([tickets[0]!.id])
  expect(await issues()).toEqual([
    'Address common complaints: unclear steps',
    'Article may not be solving the problem completely - review and expand',
  ])
})

test('found at night with figures and rows, once; what is no longer so is gone', async () => {
  const { id } = await aReadArticle(ctx, {
    title: 'How to merge boards',
    summary: '',
    html: '<p>See <a href="/help/en/articles/99999-nothing">this</a></p><img src="/help/files/x">',
    verify_by: '2020-01-01',
  })
  await votes(id, 3, 17, 'This did not work')
  await night()
  await night()
  expect(await kindsOf(id)).toEqual([
    'broken_link',
    'image_without_alt',
    'negative_feedback',
    'no_steps',
    'no_summary',
    'past_verify_by',
    'unhelpful_votes',
  ])
  const found = (await of(id)).find(({ kind }) => kind === 'unhelpful_votes')!
  expect(found.evidence).toMatchObject({ figures: [{ value: 85, n: 20 }], rows: `/knowledge/articles/${id}/feedback` })
  expect((await of(id)).find(({ kind }) => kind === 'negative_feedback')!.recommendation).toBe(
    'Address common complaints: solution did not work',
  )

  await sql`update article_texts set published_summary = 'How boards are merged.', published_html = '<ol><li>x</li></ol>' where article_id = ${id}`.execute(
    ctx.db,
  )
  await night()
  expect(await kindsOf(id)).toEqual(['negative_feedback', 'past_verify_by', 'unhelpful_votes'])
})

test('two articles that say different things are shown to each other, with both lines', async () => {
  const [one, other] = [
    await aReadArticle(ctx, {
      title: 'Cancelling',
      plain: 'You can cancel your yearly plan within 14 days of payment.',
    }),
    await aReadArticle(ctx, { title: 'Leaving us', plain: 'Cancel your yearly plan within 30 days of payment.' }),
  ]
  await night()
  for (const { id } of [one, other]) {
    const found = (await of(id)).find(({ kind }) => kind === 'contradiction')!
    expect(found.evidence.quotes.map(({ text }) => text).sort()).toEqual([
      'Cancel your yearly plan within 30 days of payment.',
      'You can cancel your yearly plan within 14 days of payment.',
    ])
  }
})

test('dismissed, it comes back only once half as much more speaks for it', async () => {
  const { id } = await aReadArticle(ctx, { title: 'Dismissed one' })
  await votes(id, 2, 18)
  await night()
  const found = (await of(id)).find(({ kind }) => kind === 'unhelpful_votes')!
  const agent = await aUser(ctx)
  const decide = (as: string) =>
    api('PUT', `/knowledge/suggestions/${found.id}/decision`, { as, body: { decision: 'dismissed', comment: 'known' } })
  expect((await decide(agent.id)).status).toBe(403)
  expect((await decide(lead.id)).json).toMatchObject({
    state: 'dismissed',
    comment: 'known',
    decided_by: { id: lead.id },
  })
  await votes(id, 0, 8)
  await night()
  expect(await kindsOf(id)).not.toContain('unhelpful_votes')
  await votes(id, 0, 1)
  await night()
  expect(await kindsOf(id)).toContain('unhelpful_votes')
})

test('acted on, what was before stays and what comes after is measured over as long', async () => {
  const { id } = await aReadArticle(ctx, { title: 'Acted on' })
  await votes(id, 10, 40)
  await night()
  const found = (await of(id)).find(({ kind }) => kind === 'unhelpful_votes')!
  const done = await api('PUT', `/knowledge/suggestions/${found.id}/decision`, {
    as: lead.id,
    body: { decision: 'done' },
  })
  expect(done.json).toMatchObject({ state: 'acted', before: { value: 80, n: 50 }, after: null, verdict: null })
  await clock.advance('PT24H')
  await votes(id, 45, 5)
  await clock.advance('PT648H')
  await night()
  const measured = (await of(id)).find(({ id }) => id === found.id)!
  expect(measured).toMatchObject({ before: { value: 80, n: 50 }, after: { value: 10, n: 50 }, verdict: 'better' })
})

test('lists have pages, the weightiest first, and filters', async () => {
  const first = (await api('GET', '/knowledge/suggestions?limit=2')).json
  expect(first.items.map(({ priority }: { priority: string }) => priority)).toEqual(['HIGH', 'HIGH'])
  const all: Shown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: { items: Shown[]; next_cursor: string | null } = (
      await api('GET', `/knowledge/suggestions?limit=3${cursor && `&cursor=${cursor}`}`)
    ).json
    all.push(...page.items)
    cursor = page.next_cursor
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  const low = (await api('GET', '/knowledge/suggestions?priority=LOW&kind=no_summary')).json.items
  expect(low.every(({ kind }: Shown) => kind === 'no_summary')).toBe(true)
  expect((await api('GET', '/knowledge/suggestions?cursor=nonsense')).status).toBe(422)
})

test('how articles do: every figure with what it counts, in pages', async () => {
  const article = await aReadArticle(ctx, { title: 'Performs' })
  await votes(article.id, 9, 1)
  const visit = newId()
  const now = ctx.now().toString()
  await sql`insert into help_visits (id, language, started_at, last_at, pages, views) values (${visit}, 'en', ${now}, ${now}, 1, 1)`.execute(
    ctx.db,
  )
  await sql`insert into help_views (id, visit_id, position, article_id, language, search_id, seen_at)
    values (${newId()}, ${visit}, 1, ${article.id}, 'en', ${newId()}, ${now})`.execute(ctx.db)
  const { json } = await api('GET', '/knowledge/performance?sort=views&limit=1')
  expect(json.items).toMatchObject([
    {
      article: { id: article.id },
      views: 1,
      helpful: { rate: 0.9, n: 10 },
      exits: { rate: 0, n: 1 },
      tickets_after: 0,
    },
  ])
  expect(Object.keys(json.definitions).sort()).toEqual([
    'days_since_checked',
    'exits',
    'helpful',
    'search_clicks',
    'tickets_after',
    'views',
  ])
  for (const sort of ['search_clicks', 'helpful', 'exits', 'tickets_after', 'freshness']) {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: { article: { id: string } }[]; next_cursor: string | null } = (
        await api('GET', `/knowledge/performance?sort=${sort}&limit=3${cursor && `&cursor=${cursor}`}`)
      ).json
      seen.push(...page.items.map((one) => one.article.id))
      cursor = page.next_cursor
    }
    expect(new Set(seen).size, sort).toBe(seen.length)
    expect(seen).toContain(article.id)
  }
})
