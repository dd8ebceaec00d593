import { sql } from 'kysely'
import type { Context } from '../../server/platform/context.ts'
import { newId } from '../../server/platform/ids.ts'
import { type Chance, chanceOf } from '../chance.ts'
import { DAY, HOUR, MINUTE, type Moment, textOf } from '../moments.ts'
import { COMPLAINTS, OFTEN, SEARCHES } from './readers.ts'
import type { Told } from './told.ts'

interface Text {
  id: string
  key: string
  language: string
  published: Moment
}

/** As far back as stays are kept one by one; older ones are in the counts alone. */
const KEPT_DAYS = 60
const VISITS_PER_WEIGHT = 25

/** People who searched, read, voted and wrote nevertheless. */
export async function addReaders(ctx: Context, told: Told): Promise<void> {
  const chance = chanceOf(told.seed, 'readers')
  const { rows: texts } = await sql<Text>`
    select i.article_id as id, i.key, i.language, extract(epoch from t.published_at)::float8 * 1000 as published
    from article_imports i join article_texts t on t.article_id = i.article_id and t.language = i.language
    where t.published_version is not null order by i.key, i.language`.execute(ctx.db)
  await addOwners(ctx)
  await addStays(ctx, texts, { ...told, chance })
  await recognise(ctx)
  await addVotes(ctx, texts, { ...told, chance })
  await addSent(ctx)
}

type Telling = Told & { chance: Chance }

const weightOf = (key: string): number => OFTEN.find(([part]) => key.includes(part))?.[1] ?? 2

/** Everybody who leads looks after some. */
const addOwners = ({ db }: Context) =>
  sql`with leads as (select id, row_number() over (order by email) - 1 as place from users where role = 'lead'),
        owned as (select id, row_number() over (order by number) as place from articles)
      update articles set owner_id = leads.id, created_by = leads.id from owned, leads
      where owned.id = articles.id and leads.place = owned.place % (select count(*) from leads)`.execute(db)

async function addStays({ db }: Context, texts: readonly Text[], told: Telling): Promise<void> {
  const [visits, views, searches] = [[] as object[], [] as object[], [] as object[]]
  for (const text of texts) {
    const count = Math.round(weightOf(text.key) * VISITS_PER_WEIGHT * (text.language === 'zh' ? 0.3 : 1))
    for (let n = 0; n < count; n++) {
      const stay = stayOf(text, told)
      visits.push(stay.visit)
      views.push(stay.view)
    }
  }
  for (const search of SEARCHES) searches.push(...searchesAlike(search, texts, told))
  for (const [table, rows] of [
    ['help_visits', visits],
    ['help_views', views],
    ['article_searches', searches],
  ] as const)
    for (let from = 0; from < rows.length; from += 1_000)
      await sql`insert into ${sql.table(table)}
        select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows.slice(from, from + 1_000))}::jsonb)`.execute(
        db,
      )
  // What was read before the stays that are kept.
  await sql`update articles a set view_count = seen.count * 5 from (
    select article_id, count(*)::int as count from help_views group by article_id) as seen where seen.article_id = a.id`.execute(
    db,
  )
}

/** Of three in five who meant to write it is known who they were: their tickets say whether they wrote after all. */
const recognise = ({ db }: Context) =>
  sql`with people as (select id, row_number() over (order by id) - 1 as place, count(*) over () as count from customers),
        meant as (select id, row_number() over (order by started_at, id) as place from help_visits where outcome = 'unknown'),
        known as (
          select meant.id, people.id as customer_id from meant join people on people.place = (meant.place * 7919) % people.count
          where meant.place % 5 < 3)
      update help_visits v set customer_id = known.customer_id, outcome = case when exists (
        select from tickets k where k.customer_id = known.customer_id and k.created_at > v.intended_at
          and k.created_at <= v.intended_at + interval '7 days') then 'contacted' else 'silent' end
      from known where known.id = v.id`.execute(db)

/** Somebody reads one article; a few search first, and of those some meant to write. */
function stayOf({ id, language, key, published }: Text, { chance, end }: Telling) {
  const began = Math.max(published, end - chance.unit() * KEPT_DAYS * DAY)
  const started = Math.min(began + chance.between(1, 9) * HOUR, end - HOUR)
  const visit_id = newId()
  const searched = chance.happens(0.35)
  const meant = chance.happens(0.18)
  const isBad = Object.keys(COMPLAINTS).some((part) => key.includes(part))
  const search_id = searched ? newId() : null
  const wentOn = chance.happens(isBad ? 0.08 : 0.5)
  const alone = !searched && !meant && !wentOn
  const seen_at = textOf(started + (searched ? MINUTE : 0))
  const unknown = meant && started < end - 8 * DAY
  return {
    visit: {
      ...{ id: visit_id, language, started_at: textOf(started), last_at: textOf(started + 3 * MINUTE) },
      ...{ entry_article_id: searched ? null : id, pages: alone ? 1 : 2, views: 1, searches: searched ? 1 : 0 },
      ...{ first_read_at: seen_at, intended_at: meant ? textOf(started + 2 * MINUTE) : null },
      ...{ form_opened_at: meant ? textOf(started + 2 * MINUTE) : null, held_out: meant && chance.happens(0.05) },
      ...{
        suggested_at: null,
        helped_at: meant && !isBad && chance.happens(0.3) ? textOf(started + 3 * MINUTE) : null,
      },
      ...{ ticket_id: null, customer_id: null, sealed_email: null },
      ...{ outcome: unknown ? 'unknown' : null, judged_at: unknown ? textOf(started + 7 * DAY) : null },
    },
    view: { id: newId(), visit_id, position: 1, article_id: id, language, search_id, seen_at },
  }
}

function searchesAlike(search: (typeof SEARCHES)[number], texts: readonly Text[], { chance, end }: Telling): object[] {
  const found =
    search.finds === null
      ? undefined
      : texts.find(({ key, language }) => key.includes(search.finds!) && language === search.language)
  return Array.from({ length: search.often }, () => {
    const at = end - Math.round(chance.unit() * 27 * DAY) - HOUR
    const clicked = found && chance.happens(0.75)
    return {
      ...{
        id: newId(),
        at: textOf(at),
        query: search.q,
        asked: search.q,
        language: search.language,
        place: 'help_center',
      },
      ...{
        results: search.finds === null ? 0 : chance.between(2, 8),
        corrected: null,
        other_language: false,
        visit: newId(),
      },
      ...{ clicked_article_id: clicked ? found.id : null, clicked_at: clicked ? textOf(at + 20_000) : null },
    }
  })
}

async function addVotes({ db }: Context, texts: readonly Text[], { chance, end }: Telling): Promise<void> {
  const rows: object[] = []
  for (const { id, key, language, published } of texts) {
    const complaints =
      language === 'en' ? (Object.entries(COMPLAINTS).find(([part]) => key.includes(part))?.[1] ?? []) : []
    const happy = Math.round(weightOf(key) * chance.between(3, 7) * (complaints.length > 3 ? 0.4 : 1))
    const told = [...complaints, ...Array.from({ length: Math.round(happy * 0.07) }, () => '')]
    const when = () => textOf(Math.min(end - HOUR, Math.max(published + HOUR, end - chance.unit() * 80 * DAY)))
    const base = { article_id: id, language, version: 1, customer_id: null }
    for (let n = 0; n < happy; n++)
      rows.push({ ...base, id: newId(), helpful: true, rating: 5, comment: '', voter: newId(), created_at: when() })
    for (const comment of told)
      rows.push({
        ...base,
        id: newId(),
        helpful: false,
        rating: comment ? chance.between(1, 2) : 1,
        comment,
        voter: newId(),
        created_at: when(),
      })
  }
  await sql`insert into article_feedback
    select * from jsonb_populate_recordset(null::article_feedback, ${JSON.stringify(rows)}::jsonb)`.execute(db)
  await sql`update articles a set helpful_votes = voted.yes, unhelpful_votes = voted.no from (
    select article_id, count(*) filter (where helpful)::int as yes, count(*) filter (where not helpful)::int as no
    from article_feedback group by article_id) as voted where voted.article_id = a.id`.execute(db)
}

/** Agents sent articles with their answers to tickets about the same. */
const addSent = ({ db }: Context) =>
  sql`insert into article_tickets (article_id, ticket_id, how, by_user, created_at)
      select article_id, ticket_id, 'sent', by_user, created_at from (
        select a.id as article_id, k.id as ticket_id, k.assignee_id as by_user, k.first_response_at as created_at,
          row_number() over (partition by a.id order by md5(k.case_id)) as place, a.number
        from articles a
        join article_texts t on t.article_id = a.id and t.published_version is not null
        join tickets k on k.tags && a.tags and k.language = t.language and k.first_response_at > t.published_at
        where k.status in ('resolved', 'closed') and not k.spam and k.merged_into is null and not k.restricted
          and a.visibility = 'public') as matched
      where place <= 6 + number % 17
      on conflict do nothing`.execute(db)
