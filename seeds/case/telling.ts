import { isOnlyThanks } from '../../server/domains/channels/thanks.ts'
import type { Status } from '../../server/domains/tickets/contract.ts'
import { MessageReceived, TicketNoted, TicketReplied } from '../../server/domains/tickets/events.ts'
import { isOver, statusAfterCustomer } from '../../server/domains/tickets/status.ts'
import type { Agent } from '../company/rows.ts'
import { MINUTE, type Moment } from '../moments.ts'
import type { Turn } from '../stories/story.ts'
import { answererOf, colleagueOf, takerOf } from './answerer.ts'
import { asAgent, asCustomer, type Case, plan, say } from './case.ts'
import { sayCauseIfNeeded } from './causes.ts'
import { append, letLeave } from './messages.ts'
import { assign, handUp, moveTo, take } from './moves.ts'
import { after, untilOthers, untilOurFirst, untilOurNext, untilTaken, untilTheirs } from './pace.ts'
import { understand } from './understand.ts'
import { asAgentSays, asCustomerSays } from './voice.ts'
import { wayToSay } from './way.ts'
import { filled } from './words.ts'

/** A turn that is told for sure. */
export type Step = Exclude<Turn, { by: 'some' }>

/** Which of the turns are told in this ticket: chosen before it begins, since the last answer ends it. */
export const chosen = (c: Case, turns: readonly Turn[]): Step[] =>
  turns.flatMap((turn) => {
    if (turn.by !== 'some') return turn
    return c.chance.happens(turn.share) ? chosen(c, turn.turns) : []
  })

/** Turns of the story that are still to come, and what follows when it is told. */
export interface Script {
  turns: Step[]
  ends(at: Moment): void
}

/** Plans the next turn. The last answer resolves the ticket, and then `ends` says what becomes of it. */
export function goOn(c: Case, script: Script, at: Moment): void {
  const [turn, ...turns] = script.turns
  if (!turn) {
    script.ends(at)
    return
  }
  const rest = { ...script, turns }
  plan(c, Math.max(after(at, spanBefore(c, turn)), notBefore(c, rest)), (at) =>
    TELL[turn.by](c, turn as never, { at, rest }),
  )
}

/** That something is over can only be said once it is. */
function notBefore({ during, messages, chance }: Case, { turns }: Script): Moment {
  const isFirstAnswer = !messages.some(({ kind }) => kind === 'reply')
  return during && turns.length === 0 && !isFirstAnswer ? during.to + chance.between(1, 25) * MINUTE : 0
}

function spanBefore(c: Case, turn: Step): number {
  if (turn.by === 'customer') return untilTheirs(c)
  if (c.ticket.status === 'on_hold') return untilOthers(c)
  const isFirst = !c.messages.some(({ author }) => author.type === 'agent')
  if (turn.by === 'note') return isFirst ? untilOurFirst(c) * 0.6 : untilOurNext(c) * 0.4
  return isFirst ? untilOurFirst(c) : untilOurNext(c)
}

interface Stage {
  at: Moment
  rest: Script
}
type Said<By extends Step['by']> = Extract<Step, { by: By }>

const TELL: { [By in Step['by']]: (c: Case, turn: Said<By>, stage: Stage) => void } = {
  agent: (c, turn, stage) =>
    whenTaken(c, stage, (at) => answer(c, turn, { ...stage, at, status: statusAfter(stage.rest) })),
  hold: (c, turn, stage) => whenTaken(c, stage, (at) => answer(c, turn, { ...stage, at, status: 'on_hold' })),
  customer: (c, turn, { at, rest }) => {
    receive(c, at, turn)
    goOn(c, rest, at)
  },
  note: (c, turn, { at, rest }) => {
    writeNote(c, at, turn)
    goOn(c, rest, at)
  },
  up: (c, turn, stage) => whenTaken(c, stage, (at) => escalate(c, turn, { ...stage, at })),
}

const statusAfter = ({ turns }: Script): Status => (turns.length === 0 ? 'resolved' : 'pending')

/** What was handed up waits until somebody there has it. */
function whenTaken(c: Case, { at }: Pick<Stage, 'at'>, does: (at: Moment) => void): void {
  if (c.ticket.status !== 'escalated') does(at)
  else plan(c, after(at, 10 * MINUTE), (at) => whenTaken(c, { at }, does))
}

interface Saying {
  texts: readonly string[]
  file?: string | undefined
  /** Without a salutation, as one writes a word of thanks. */
  bare?: boolean
}

/** Somebody outside says something; what wants something wakes the ticket. */
export function receive(c: Case, at: Moment, { texts, file, bare = false }: Saying): void {
  const isFirst = c.messages.length === 0
  const by = asCustomer(c)
  const text = wayToSay(c, texts)
  const spoken = bare ? { text } : asCustomerSays(c, text, isFirst)
  const message = append(c, at, { kind: 'message', author: by, author_name: c.customer.name, ...spoken, file })
  say(c, { by, at }, MessageReceived, { message_id: message.id })
  const wakes = !isOver(c.ticket.status) || !isOnlyThanks(message.new_text)
  if (!isFirst && wakes && c.ticket.status !== 'closed') moveTo(c, { by, at }, statusAfterCustomer(c.ticket.status))
  understand(c, message)
}

interface Answering extends Stage {
  status: Status
}

function answer(c: Case, turn: { texts: readonly string[]; file?: string }, { at, rest, status }: Answering): void {
  if (c.ticket.status === 'closed') return
  const agent = answererOf(c)
  const by = asAgent(agent)
  if (status === 'resolved') sayCauseIfNeeded(c, { by, at })
  const text = asAgentSays(c, agent, wayToSay(c, turn.texts))
  const message = append(c, at, { kind: 'reply', author: by, author_name: agent.name, text, file: turn.file })
  if (!c.ticket.assignee) assign(c, { by, at }, agent)
  say(c, { by, at }, TicketReplied, { message_id: message.id, channel: c.ticket.channel })
  letLeave(c, message)
  moveTo(c, { by, at }, status)
  goOn(c, rest, at)
}

function writeNote(c: Case, at: Moment, { texts, writer = c.ticket.assignee ?? colleagueOf(c) }: Noting): void {
  const by = asAgent(writer)
  const text = filled(c.words, wayToSay(c, texts))
  const message = append(c, at, { kind: 'note', author: by, author_name: writer.name, text })
  say(c, { by, at }, TicketNoted, { message_id: message.id })
}

interface Noting {
  texts: readonly string[]
  writer?: Agent
}

function escalate(c: Case, turn: Said<'up'>, { at, rest }: Stage): void {
  const agent = answererOf(c)
  const by = asAgent(agent)
  const criteria = c.world.framework.support_tiers[c.ticket.tier!]?.escalation_criteria ?? []
  const criterion = criteria.includes(turn.criterion) ? turn.criterion : criteria[0]!
  writeNote(c, at, { texts: turn.texts, writer: agent })
  handUp(c, { by, at }, { criterion, rule: 'by_hand' })
  planTaking(c, at)
  goOn(c, rest, at)
}

/** Somebody of the tier takes what was handed up. */
export function planTaking(c: Case, at: Moment): void {
  plan(c, after(at, untilTaken(c)), (at) => {
    if (c.ticket.status === 'escalated') take(c, at, takerOf(c))
  })
}

const THRESHOLD_TOLD_AFTER = 150

/** A ticket that is as old as the framework lets a tier keep it goes up, once; opened again later, at that moment. */
export function planThreshold(c: Case): void {
  const seconds =
    c.ticket.channel === 'email' ? c.world.framework.support_channels.email.escalation_threshold?.seconds : null
  if (!seconds) return
  plan(c, c.ticket.created + seconds * 1_000, (at) => passThreshold(c, at))
}

export function passThreshold(c: Case, at: Moment): void {
  const { ticket } = c
  if (c.threshold_told !== null || isOver(ticket.status) || ticket.spam || ticket.merged_into) return
  c.threshold_told = at
  plan(c, at + THRESHOLD_TOLD_AFTER, (at) => {
    handUp(c, { by: { type: 'system', id: null }, at }, { criterion: 'escalation_threshold', rule: 'threshold' })
    planTaking(c, at)
  })
}
