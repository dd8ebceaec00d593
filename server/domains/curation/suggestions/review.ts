import { sql } from 'kysely'
import { asSystem, type Context, instantText, nowText } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { keyOf, questionTexts } from '../questions/texts.ts'
import { claimsIn } from './claims.ts'
import { contradictions } from './contradictions.ts'
import type { Finding } from './finding.ts'
import { missingWords } from './missing-words.ts'
import { findingsInUsage } from './rates.ts'
import { findingsInText, type PublishedText } from './shape.ts'
import { articlesAfter, keepClaims, keptClaims, lateTickets, leadingPaths, publishedTexts } from './texts.ts'
import { usageOf, usualReopening } from './usage.ts'

/** Articles looked at in one transaction. */
const BATCH = 200

/** Looks at every article that has readers, a batch at a time. */
export async function reviewAll(ctx: Context): Promise<void> {
  const usual = await usualReopening(ctx)
  let ids = await articlesAfter(ctx, null, BATCH)
  while (ids.length > 0) {
    await review(ctx, ids, usual)
    ids = await articlesAfter(ctx, ids.at(-1)!, BATCH)
  }
}

/** Looks at these articles: what is found is kept once, what is no longer so is gone. */
export async function reviewArticles(ctx: Context, ids: readonly string[]): Promise<void> {
  await review(ctx, ids, await usualReopening(ctx))
}

async function review(ctx: Context, ids: readonly string[], usual: ReadonlyMap<string, number>): Promise<void> {
  const [usage, texts] = [await usageOf(ctx, ids), await publishedTexts(ctx, ids)]
  const leadsSomewhere = await leadingPaths(ctx, texts)
  const today = ctx.now().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const read = texts.flatMap((text) => findingsInText(text, { today, leadsSomewhere }))
  const used = usage.flatMap((one) => findingsInUsage(one, usual))
  const [said, unsaid] = [await quarrels(ctx, ids, texts), await unusedWords(ctx, texts)]
  await inTransaction(asSystem(ctx), (ctx) => keep(ctx, ids, [...used, ...read, ...said, ...unsaid]))
}

async function quarrels(ctx: Context, ids: readonly string[], texts: readonly PublishedText[]): Promise<Finding[]> {
  const claims = texts.flatMap(({ article_id, language, plain }) => claimsIn(article_id, language, plain))
  await inTransaction(ctx, (ctx) => keepClaims(ctx, ids, claims))
  return contradictions(claims, await keptClaims(ctx, claims))
}

const LATE_DAYS = 60
const MOST_TICKETS = 40

async function unusedWords(ctx: Context, texts: readonly PublishedText[]): Promise<Finding[]> {
  const since = instantText(ctx.now().subtract({ hours: 24 * LATE_DAYS }))
  const articles = [...new Set(texts.map(({ article_id }) => article_id))]
  const late = await lateTickets(ctx, articles, { since, most: MOST_TICKETS })
  const asked = await questionTexts(
    ctx,
    late.map(({ ticket_id }) => ({ source: 'ticket', id: ticket_id })),
  )
  const byText = Map.groupBy(late, ({ article_id, language }) => `${article_id} ${language}`)
  return texts.flatMap((text) => {
    const own = byText.get(`${text.article_id} ${text.language}`) ?? []
    const questions = own.flatMap(({ ticket_id }) => asked.get(keyOf({ source: 'ticket', id: ticket_id })) ?? [])
    return missingWords(text, questions) ?? []
  })
}

/** Dismissed ones come back once so much more speaks for them. */
const GROWN_BY = 1.5

/** Each matter once: found again it is brought up to date, found no more it is gone. */
async function keep(ctx: Context, ids: readonly string[], findings: readonly Finding[]): Promise<void> {
  const now = nowText(ctx)
  const rows = findings.map((finding) => ({ id: newId(), ...finding }))
  await sql`
    insert into article_suggestions as s (id, article_id, language, kind, matter, priority, evidence, weight, found_at, seen_at)
    select id, article_id, language, kind, matter, priority, evidence, weight, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, article_id uuid, language text, kind text, matter text,
      priority text, evidence jsonb, weight real)
    on conflict (article_id, language, kind, matter) do update set
      priority = excluded.priority, evidence = excluded.evidence, weight = excluded.weight, seen_at = excluded.seen_at,
      found_at = case when s.state = 'gone' then excluded.found_at else s.found_at end,
      state = case
        when s.state = 'gone' or s.state = 'acted' and s.measured_at is not null then 'open'
        when s.state = 'dismissed' and excluded.weight >= ${GROWN_BY} * s.dismissed_weight then 'open'
        else s.state end`.execute(ctx.db)
  await sql`
    update article_suggestions set state = 'gone', seen_at = ${now}
    where article_id = any(${[...ids]}::uuid[]) and state = 'open' and seen_at < ${now}`.execute(ctx.db)
}
