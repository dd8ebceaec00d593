import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { UiLanguage } from '../../../platform/contract.ts'
import type { Purpose } from '../links.ts'
import { newestConfirmation, newestSurvey } from '../queries.ts'

/** A confirmation or survey as far as a page cares. */
interface Asked {
  id: string
  resolved_at: string
  state: string
}

/** All that a page knows of a customer's matter: nothing of what was written, nobody's name. */
export interface Matter {
  case_id: string
  subject: string
  language: UiLanguage
  status: string
  is_spam: boolean
  is_merged: boolean
  /** What the link is about. */
  asked: Asked
  /** The newest of the ticket, and the rating there is with it. */
  confirmation: Asked | null
  survey: (Asked & { score: number | null; comment: string | null }) | null
}

const TABLES = { confirmation: 'confirmations', survey: 'surveys' } as const

/** The matter a link is about. */
export async function matterOf(ctx: Context, purpose: Purpose, id: string): Promise<Matter> {
  const row = await ctx.db
    .selectFrom(sql<Asked & { ticket_id: string }>`${sql.table(TABLES[purpose])}`.as<'asked'>(sql.ref('asked')))
    .innerJoin('tickets', 'tickets.id', 'asked.ticket_id')
    .select(['tickets.id as ticket_id', 'tickets.case_id', 'tickets.subject', 'tickets.status'])
    .select(['tickets.spam', 'tickets.merged_into', 'asked.id', 'asked.resolved_at', 'asked.state'])
    .where('asked.id', '=', id)
    .executeTakeFirstOrThrow()
  const { ticket_id, case_id, subject, status, spam, merged_into, ...asked } = row
  const survey = await newestSurvey(ctx, ticket_id)
  const language = (survey?.language ?? 'en') as UiLanguage
  const confirmation = await newestConfirmation(ctx, ticket_id)
  return {
    ...{ case_id: case_id!, subject, language, status, is_spam: spam, is_merged: merged_into !== null },
    ...{ asked, confirmation: confirmation ?? null, survey: survey ?? null },
  }
}
