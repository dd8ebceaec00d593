import { type Context, nowText } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { folded } from '../../../platform/text/words.ts'
import { withoutPersonalData } from '../../knowledge/without-personal-data.ts'
import type { SearchPlace } from '../contract.ts'
import { knownNamesIn } from './known-names.ts'

interface Searched {
  q: string
  language?: string | undefined
  place: SearchPlace
  visit?: string | null
  total: number
  corrected: string | null
  other_language: boolean
}

/** Longer ones are no searches, and nobody reads them. */
const LONGEST_QUERY = 300
/** What follows so soon and only goes on is the same search, still being typed. */
const STILL_TYPING_SECONDS = 10

/** Keeps what was looked for, without what names a person; its id names the search when a result is opened. */
export async function logSearch(ctx: Context, searched: Searched): Promise<string> {
  const typed = oneLine(searched.q.slice(0, 2 * LONGEST_QUERY))
  const known = await knownNamesIn(ctx, typed)
  const query = withoutPersonalData(typed, known).slice(0, LONGEST_QUERY).toWellFormed()
  const row = {
    at: nowText(ctx),
    query,
    asked: askedAs(query),
    language: searched.language ?? scriptOf(query),
    place: searched.place,
    results: searched.total,
    corrected:
      searched.corrected === null
        ? null
        : withoutPersonalData(searched.corrected, known).slice(0, LONGEST_QUERY).toWellFormed(),
    other_language: searched.other_language,
    visit: searched.visit ?? null,
  }
  if (row.asked === '') return newId()
  return (await continued(ctx, row)) ?? (await added(ctx, row))
}

/** One spelling for searches that are counted together. */
export const askedAs = (query: string): string => folded(query.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim())

/** What nobody said is told by its letters; enough to count by. */
const scriptOf = (query: string): string => (/\p{Script=Han}/u.test(query) ? 'zh' : 'en')

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()

interface Row {
  at: string
  query: string
  asked: string
  language: string
  place: string
  results: number
  corrected: string | null
  other_language: boolean
  visit: string | null
}

/** The search before in the same stay, when this one only goes on with its last word or takes letters back. */
async function continued({ db }: Context, row: Row): Promise<string | undefined> {
  if (row.visit === null) return undefined
  const since = Temporal.Instant.from(row.at).subtract({ seconds: STILL_TYPING_SECONDS }).toString()
  const last = await db
    .selectFrom('article_searches')
    .select(['id', 'asked'])
    .where('visit', '=', row.visit)
    .where('place', '=', row.place)
    .where('at', '>=', since)
    .where('clicked_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last || !(row.asked.startsWith(last.asked) || last.asked.startsWith(row.asked))) return undefined
  await db.updateTable('article_searches').set(row).where('id', '=', last.id).execute()
  return last.id
}

async function added({ db }: Context, row: Row): Promise<string> {
  const id = newId()
  await db
    .insertInto('article_searches')
    .values({ id, ...row })
    .execute()
  return id
}
