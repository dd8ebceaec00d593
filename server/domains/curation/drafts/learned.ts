import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { knownPeopleOf } from '../../knowledge/known-people.ts'
import { type Known, withoutPersonalData } from '../../knowledge/without-personal-data.ts'
import { languageOf } from '../questions/language.ts'

export interface LearnedStep {
  action: string
  result: string | null
}

/** What a resolved ticket teaches, without the people it was about. */
export interface Learned {
  ticket_id: string
  case_id: string
  category: string | null
  language: string
  assignee_id: string | null
  cause_code: string | null
  subject: string
  question: { message_id: string; text: string } | null
  /** What somebody wrote in the report that was wrong. */
  analysis: string | null
  /** Written by people, or else found in what they answered. */
  steps: LearnedStep[]
  /** What we wrote to the customer, in order. */
  answers: { message_id: string; text: string }[]
}

interface Row {
  ticket_id: string
  case_id: string
  category: string | null
  language: string | null
  assignee_id: string | null
  cause_code: string | null
  subject: string
  fields: Record<string, { value: unknown; source: string } | undefined> | null
  said: { id: string; kind: string; text: string }[]
}

/**
 * What these tickets teach, in their order. Left out: what is not resolved, spam, merged, restricted, or was resolved without a
 * report. One statement for all of them and one for the people in them.
 */
export async function learnedFrom(ctx: Context, ticketIds: readonly string[]): Promise<Learned[]> {
  if (ticketIds.length === 0) return []
  const [rows, known] = await Promise.all([rowsOf(ctx, ticketIds), knownPeopleOf(ctx, ticketIds)])
  const place = new Map(ticketIds.map((id, at) => [id, at]))
  return rows.map((row) => learned(row, known)).sort((a, b) => place.get(a.ticket_id)! - place.get(b.ticket_id)!)
}

/** Messages of a ticket that are read: the problem and its solution are not in the hundredth. */
const MOST_SAID = 30

async function rowsOf({ db }: Context, ticketIds: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.id as ticket_id, t.case_id, t.category, t.language, t.assignee_id, r.cause_code, t.subject, r.fields,
      coalesce(said.list, '[]') as said
    from tickets t join reports r on r.ticket_id = t.id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'text', left(m.new_text, 8000)) order by m.position) as list
      from (select id, kind, new_text, position from messages
        where ticket_id = t.id and automatic = 'none'
          and (kind = 'message' or kind = 'reply' and author_type in ('agent', 'ai')
            and coalesce(delivery_state, 'sent') not in ('failed', 'bounced'))
        order by position limit ${sql.lit(MOST_SAID)}) as m) as said
    where t.id = any(${[...ticketIds]}::uuid[]) and t.resolved_at is not null and t.status in ('resolved', 'closed')
      and not t.spam and not t.restricted and t.merged_into is null and r.exempt is null`.execute(db)
  return rows
}

function learned(row: Row, known: Known): Learned {
  const { ticket_id, case_id, category, assignee_id, cause_code, fields, said } = row
  const clean = (text: string) => withoutPersonalData(text, known)
  const asked = said.find(({ kind }) => kind === 'message')
  const answers = said.filter(({ kind }) => kind === 'reply')
  return {
    ...{ ticket_id, case_id, category, assignee_id, cause_code },
    language: languageOf(`${row.subject} ${asked?.text ?? ''}`, row.language),
    subject: clean(row.subject),
    question: asked ? { message_id: asked.id, text: clean(asked.text) } : null,
    analysis: writtenAnalysis(fields?.problem_analysis, cause_code, clean),
    steps: stepsOf(fields?.steps_taken, clean),
    answers: answers.map(({ id, text }) => ({ message_id: id, text: clean(text) })).filter(({ text }) => text !== ''),
  }
}

type Field = { value: unknown; source: string } | undefined
type Clean = (text: string) => string

/** Only what a person wrote explains a cause; its name alone, which stands there otherwise, does not. */
function writtenAnalysis(field: Field, causeCode: string | null, clean: Clean): string | null {
  if (field?.source !== 'person' || typeof field.value !== 'string') return null
  const isName = lettersOf(field.value) === lettersOf(causeCode ?? '')
  return isName ? null : clean(field.value) || null
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '')

const isStep = (value: unknown): value is { action: string; result: string } =>
  typeof value === 'object' && value !== null && 'action' in value && typeof value.action === 'string'

/** Of what was found rather than written: handing it on helped nobody, and that a letter left is no result. */
const HANDED_ON = /^(?:Escalated to|Moved from) /
const NO_RESULT =
  /^(?:Delivered to the customer\.|Written to the customer\.|Not yet accepted\.|Accepted by .*|.* has it\.)$/
const ANSWERED = /^The customer answered: “(.*)”$/s

function stepsOf(field: Field, clean: Clean): LearnedStep[] {
  const steps = Array.isArray(field?.value) ? field.value.filter(isStep) : []
  return steps
    .filter(({ action }) => !HANDED_ON.test(action))
    .map(({ action, result }) => ({ action: clean(action), result: clean(resultOf(result ?? '')) || null }))
    .filter(({ action }) => action !== '')
}

const resultOf = (result: string): string => (NO_RESULT.test(result) ? '' : result.replace(ANSWERED, '$1'))
