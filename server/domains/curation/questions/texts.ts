import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { inTurns } from '../../../platform/turns.ts'
import { knownPeopleOfEach } from '../../knowledge/known-people.ts'
import { withoutPersonalData } from '../../knowledge/without-personal-data.ts'
import { sentencesOf } from '../drafts/sentences.ts'
import { languageOf } from './language.ts'

export interface Named {
  source: string
  id: string
}

const LONGEST = 200
const MOST_SENTENCES = 2

/**
 * Questions as everybody at the desk may read them: what somebody searched, or the subject and first sentences of what they
 * wrote, without personal data. By source and id, as `key` names it. What became restricted or spam since is left out.
 */
export async function questionTexts(ctx: Context, questions: readonly Named[]): Promise<Map<string, string>> {
  if (questions.length === 0) return new Map()
  const tickets = idsOf(questions, 'ticket')
  const [{ rows }, known] = await Promise.all([read(ctx, questions), knownPeopleOfEach(ctx, tickets)])
  const texts = new Map<string, string>()
  const turn = inTurns()
  for (const { source, id, subject, text } of rows) {
    const clean = (written: string) => withoutPersonalData(written, known.get(id))
    texts.set(keyOf({ source, id }), source === 'search' ? text : shortened(clean(subject), clean(text)))
    await turn()
  }
  return texts
}

export const keyOf = ({ source, id }: Named): string => `${source}:${id}`

const idsOf = (questions: readonly Named[], source: string): string[] =>
  questions.filter((one) => one.source === source).map(({ id }) => id)

const read = ({ db }: Context, questions: readonly Named[]) =>
  sql<{ source: string; id: string; subject: string; text: string }>`
    select 'ticket' as source, t.id, t.subject, left(m.new_text, 4000) as text from tickets t
    join lateral (select new_text from messages where ticket_id = t.id and kind = 'message' order by position limit 1) m on true
    where t.id = any(${idsOf(questions, 'ticket')}::uuid[]) and not t.restricted and not t.spam
    union all
    select 'search', id, '', query from article_searches
    where id = any(${idsOf(questions, 'search')}::uuid[])`.execute(db)

/** The subject, and what was written where that says more. Of a clean text: the same whether it was asked today or long ago. */
export function shortened(subject: string, text: string): string {
  const said = sentencesOf(text, languageOf(text, null)).slice(0, MOST_SENTENCES).join(' ')
  const both = subject && !said.toLowerCase().includes(subject.toLowerCase()) ? `${subject}: ${said}` : said || subject
  return both.length <= LONGEST
    ? both
    : `${both
        .slice(0, LONGEST - 1)
        .toWellFormed()
        .trimEnd()}…`
}
