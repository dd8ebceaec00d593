import {
  ConfirmationAsked,
  ConfirmationDecided,
  SurveyAnswered,
  SurveySent,
  SurveySuppressed,
} from '../../server/domains/csat/events.ts'
import { requestFor } from '../../server/domains/csat/request.ts'
import { CustomerAsked } from '../../server/domains/tickets/events.ts'
import { type Moment, SECOND, textOf } from '../moments.ts'
import {
  asAgent,
  asCustomer,
  type Case,
  type ConfirmationState,
  type Deed,
  explain,
  plan,
  type SurveyState,
  SYSTEM,
  say,
} from './case.ts'
import { addDue } from './clocks.ts'
import { renewReport } from './documenting.ts'
import { append, letLeave } from './messages.ts'
import { moveTo } from './moves.ts'
import { notify } from './notices.ts'
import { addTask, doneAt, endTask } from './tasks.ts'

/** Every resolution is asked about: is it solved, and how was it? */
export function openResolution(c: Case, { at }: Deed): void {
  const resolved = c.ticket.resolved!
  const reason = reasonAgainst(c)
  const survey = newSurvey(c, at, reason)
  const confirmation = c.ticket.status === 'resolved' ? newConfirmation(c, at) : null
  if (reason) say(c, { by: SYSTEM, at }, SurveySuppressed, { survey_id: survey.id, reason: reason as 'spam' })
  explain(c, at, {
    ...{ kind: 'survey', rule: reason ?? 'asked', version: c.world.version },
    inputs: { channel: c.ticket.channel, is_spam: c.ticket.spam, consent: consentOf(c), way: 'open' },
    result: { survey_id: survey.id, confirmation_id: confirmation?.id ?? null, language: c.customer.language },
  })
  if (reason) return
  ask(c, Math.min(c.world.end, at + 1), { survey, confirmation })
  if (confirmation) plan(c, confirmation.lapses, (at) => lapse(c, at, { confirmation, resolved }))
}

const consentOf = ({ customer }: Case): boolean | null =>
  customer.consents.find(({ purpose }) => purpose === 'survey')?.granted ?? null

const reasonAgainst = (c: Case): string | null =>
  c.ticket.merged_into ? 'merged' : c.ticket.spam ? 'spam' : consentOf(c) === false ? 'no_consent' : null

function newSurvey(c: Case, at: Moment, reason: string | null): SurveyState {
  const { resolved, assignee: agent, team } = c.ticket
  const survey: SurveyState = {
    ...{ id: c.newId(at), resolved: resolved!, state: reason ? 'suppressed' : 'sent', reason, agent, team },
    ...{ message_id: null, answer: null, created: at },
  }
  c.surveys.push(survey)
  return survey
}

function newConfirmation(c: Case, at: Moment): ConfirmationState {
  const resolved = c.ticket.resolved!
  const lapses = resolved + c.world.framework.confirmation.lapses_after.seconds * SECOND
  const confirmation: ConfirmationState = { id: c.newId(at), resolved, state: 'awaiting', lapses, decided: null }
  c.confirmations.push(confirmation)
  if (consentOf(c) === false) plan(c, lapses, (at) => lapse(c, at, { confirmation, resolved }))
  return confirmation
}

/** Where the customer is talked to in writing, the question is asked there; who has called is asked by mail. */
function ask(
  c: Case,
  at: Moment,
  { survey, confirmation }: { survey: SurveyState; confirmation: ConfirmationState | null },
): void {
  const channel = c.ticket.channel === 'phone_support' ? 'email' : c.ticket.channel
  const resolved_at = textOf(survey.resolved)
  const request = requestFor({
    ...{ language: c.customer.language, case_id: caseIdOf(c), by_mail: channel === 'email', resolved_at },
    survey_id: survey.id,
    confirmation: confirmation && {
      id: confirmation.id,
      lapses_after_seconds: c.world.framework.confirmation.lapses_after.seconds,
    },
  })
  const message = append(c, at, {
    ...{ kind: 'reply', author: SYSTEM, author_name: 'Support Responder', ...request, channel },
    automatic: 'confirmation_request',
  })
  survey.message_id = message.id
  say(c, { by: SYSTEM, at }, CustomerAsked, { message_id: message.id })
  if (confirmation) say(c, { by: SYSTEM, at }, ConfirmationAsked, { confirmation_id: confirmation.id })
  say(c, { by: SYSTEM, at }, SurveySent, { survey_id: survey.id })
  letLeave(c, message, channel)
}

export const caseIdOf = ({ ticket }: Case): string => `SR-${String(ticket.number).padStart(4, '0')}`

const stillAsked = (c: Case, { state, resolved }: ConfirmationState): boolean =>
  state === 'awaiting' && c.ticket.status === 'resolved' && c.ticket.resolved === resolved

/** The customer says that it is solved: that is the end of it. */
export function confirm(c: Case, at: Moment): void {
  const confirmation = c.confirmations.at(-1)
  if (!confirmation || !stillAsked(c, confirmation)) return
  decide(c, confirmation, { state: 'confirmed', by: 'customer', rule: 'link', at, comment: null })
  moveTo(c, { by: asCustomer(c), at }, 'closed')
  c.ticket.confirmation = 'confirmed'
  renewReport(c, at, 'confirmed')
}

function lapse(
  c: Case,
  at: Moment,
  { confirmation, resolved }: { confirmation: ConfirmationState; resolved: Moment },
): void {
  if (!stillAsked(c, confirmation) || c.ticket.resolved !== resolved) return
  decide(c, confirmation, { state: 'lapsed', by: 'time', rule: 'silence', at, comment: null })
  moveTo(c, { by: SYSTEM, at }, 'closed')
  c.ticket.confirmation = 'lapsed'
  renewReport(c, at, 'not_confirmed')
}

interface Verdict {
  state: 'confirmed' | 'lapsed' | 'rejected' | 'withdrawn'
  by: 'customer' | 'time' | null
  rule: string
  at: Moment
  comment: string | null
}

function decide(c: Case, confirmation: ConfirmationState, { state, by, rule, at, comment }: Verdict): void {
  confirmation.state = state
  confirmation.decided = { at, by, comment }
  const doer = by === 'customer' ? asCustomer(c) : SYSTEM
  say(c, { by: doer, at }, ConfirmationDecided, { confirmation_id: confirmation.id, state })
  explain(c, at, {
    ...{ kind: 'confirmation', rule, version: c.world.version },
    inputs: { by, has_comment: comment !== null },
    result: { confirmation_id: confirmation.id, state },
  })
}

/** Whoever writes to a resolved ticket says: not yet. Who of us opens it again withdraws the question. */
export function withdrawResolution(c: Case, { by, at }: Deed): void {
  const confirmation = c.confirmations.at(-1)
  const survey = c.surveys.at(-1)
  const byCustomer = by.type === 'customer'
  if (confirmation?.state === 'awaiting') {
    const verdict = byCustomer
      ? ({ state: 'rejected', by: 'customer', rule: 'message' } as const)
      : ({ state: 'withdrawn', by: null, rule: 'reopened' } as const)
    decide(c, confirmation, { ...verdict, at, comment: null })
    if (byCustomer) {
      c.ticket.confirmation = 'rejected'
      notify(c, at, c.ticket.assignee, 'not_solved')
    }
  }
  if (survey?.state !== 'sent') return
  survey.state = 'suppressed'
  survey.reason = byCustomer ? 'not_solved' : 'reopened'
  say(c, { by: SYSTEM, at }, SurveySuppressed, { survey_id: survey.id, reason: survey.reason as 'reopened' })
}

/** The customer rates the help. Who was not happy is called back: a task. */
export function rate(c: Case, at: Moment, { score, comment }: { score: number; comment: string | null }): void {
  const survey = c.surveys.at(-1)
  if (survey?.state !== 'sent' || survey.resolved !== c.ticket.resolved) return
  survey.state = 'answered'
  survey.answer = { score, comment, at }
  say(c, { by: asCustomer(c), at }, SurveyAnswered, { survey_id: survey.id, score })
  const { unhappy_at_most, follow_up_within } = c.world.framework.surveys
  if (score <= unhappy_at_most) {
    const { assignee: owner, team } = c.ticket
    const task = addTask(c, at, {
      ...{ kind: 'unhappy_rating', source: 'rating', key: `rating:${survey.id}`, owner, team },
      ...{ subject_type: 'survey', subject_id: survey.id, due: at + follow_up_within.seconds * SECOND },
    })
    notify(c, at, owner, 'unhappy_rating', task.id)
    if (owner) plan(c, doneAt(c, task), (at) => endTask(c, task, { by: asAgent(owner), at }, null))
  }
  renewReport(c, at, 'rated')
}

/** Writes what was asked and answered, as it stands at the end. */
export function keepAnswers(c: Case): void {
  const { world, ticket, customer } = c
  for (const { id, resolved, state, lapses, decided } of c.confirmations) {
    world.rows.add('confirmations', {
      ...{ id, ticket_id: ticket.id, resolved_at: textOf(resolved), state, lapses_at: textOf(lapses) },
      ...{
        decided_at: textOf(decided?.at ?? null),
        decided_by: decided?.by ?? null,
        comment: decided?.comment ?? null,
      },
    })
    if (state === 'awaiting') addDue(c, 'csat.confirmation_lapses', { subject_id: id, at: lapses })
  }
  for (const { id, resolved, state, reason, agent, team, message_id, answer, created } of c.surveys)
    world.rows.add('surveys', {
      ...{ id, ticket_id: ticket.id, customer_id: customer.id, resolved_at: textOf(resolved), state, reason },
      ...{ channel: ticket.channel, language: customer.language, agent_id: agent?.id ?? null, team, message_id },
      ...{ score: answer?.score ?? null, comment: answer?.comment ?? null, answered_at: textOf(answer?.at ?? null) },
      ...{ answered_by: answer ? 'customer' : null, created_at: textOf(created) },
    })
}
