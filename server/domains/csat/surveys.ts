import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { leadersOf } from '../auth/queries.ts'
import { noteUnhappyRating } from '../escalation/detection/rated.ts'
import { frameworkOf } from '../framework/queries.ts'
import { notify } from '../notifications/commands.ts'
import { createTasks } from '../tasks/commands.ts'
import type { TicketRow } from '../tickets/access.ts'
import type { SuppressionReason } from './contract.ts'
import { SurveyAnswered, SurveySuppressed } from './events.ts'
import type { SurveyRow } from './rows.ts'

/** These are asked about no longer. What has been answered stays answered. */
export async function suppressSurveys(ctx: Context, ids: readonly string[], reason: SuppressionReason): Promise<void> {
  if (ids.length === 0) return
  const suppressed = await ctx.db
    .updateTable('surveys')
    .set({ state: 'suppressed', reason })
    .where('id', 'in', [...ids])
    .where('state', 'in', ['pending', 'sent'])
    .returning(['id', 'ticket_id'])
    .execute()
  for (const { id, ticket_id } of suppressed) emit(ctx, SurveySuppressed, { ticket_id, survey_id: id, reason })
}

export interface Rating {
  score: number
  comment: string | null
  by: 'customer' | 'agent'
}

/** A survey, and its ticket, which the caller holds locked. */
export interface Rated {
  ticket: TicketRow
  survey: SurveyRow
}

/** Takes a rating; the last word counts, and what was said already is not said again. */
export async function answerSurvey(ctx: Context, { ticket, survey }: Rated, rating: Rating): Promise<void> {
  const { score, comment, by } = rating
  if (survey.state === 'answered' && survey.score === score && survey.comment === comment) return
  await ctx.db
    .updateTable('surveys')
    .set({ state: 'answered', score, comment, answered_by: by, answered_at: nowText(ctx) })
    .where('id', '=', survey.id)
    .execute()
  emit(ctx, SurveyAnswered, { ticket_id: ticket.id, survey_id: survey.id, score })
  const { unhappy_at_most } = (await frameworkOf(ctx)).surveys
  if (score > unhappy_at_most) return
  await followUp(ctx, { ticket, survey })
  await noteUnhappyRating(ctx, ticket, score)
}

/** Somebody talks to who was not happy: once, however often the rating changes. */
async function followUp(ctx: Context, { ticket, survey }: Rated): Promise<void> {
  const { follow_up_within } = (await frameworkOf(ctx)).surveys
  const created = await createTasks(ctx, [
    {
      ...{ kind: 'unhappy_rating', source: 'rating', key: `rating:${survey.id}` },
      ...{ owner_id: ticket.assignee_id, team: ticket.team, ticket_id: ticket.id },
      ...{ subject_type: 'survey', subject_id: survey.id },
      due_at: ctx.now().add({ seconds: follow_up_within.seconds }),
    },
  ])
  if (created.length === 0) return
  const told = ticket.assignee_id ? [ticket.assignee_id] : (await leadersOf(ctx, [ticket.team])).get(ticket.team)!
  await notify(ctx, told, { kind: 'unhappy_rating', ticket_id: ticket.id, task_id: created[0]! })
}
