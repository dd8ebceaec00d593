import { type Context, nowText } from '../../platform/context.ts'
import type { AccountType } from '../customers/contract.ts'
import type { Framework } from '../framework/schema.ts'
import type { Priority } from '../tickets/contract.ts'
import type { Arrived } from './commands.ts'
import type { KeptRequest, Known, Triaged } from './kept.ts'
import type { Emotion } from './reading/emotion.ts'
import { type MessageReading, RULES_VERSION } from './reading/read-message.ts'
import {
  byPerson,
  isSettled,
  type KeptReading,
  type Readings,
  raisedBy,
  readingsOf,
  withPriority,
  withSettled,
} from './readings.ts'

/** A message that was read, and what was known of its ticket before. */
export interface Read {
  arrived: Arrived
  reading: MessageReading
  known: Known | null
  customer_status: AccountType
}

/** What a ticket is after this message. */
export function understand(ctx: Context, framework: Framework, read: Read): Triaged {
  const { arrived, known, customer_status } = read
  const at = nowText(ctx)
  const isLater = known !== null && !arrived.opens
  const readings = isLater ? afterLater(read, known.readings, at) : asNew(read, at)
  const felt = feltIn(read, at)
  const requests = isLater ? known.requests : []
  return {
    ticket: arrived.ticket,
    message_id: arrived.by_a_person || !isLater ? arrived.message_id : known.message_id,
    rules_version: RULES_VERSION,
    readings: withPriority(readings, { framework, customer_status, at }),
    requests: [...requests, ...(arrived.by_a_person || !isLater ? requestsOf(read, requests) : [])].slice(
      0,
      MOST_REQUESTS,
    ),
    ...{ before: known?.readings ?? null, had: known?.requests ?? [], felt, at },
  }
}

const MOST_REQUESTS = 50

function asNew({ arrived, reading, known }: Read, at: string): Readings {
  const fresh = readingsOf(reading, at)
  const emotion: KeptReading = arrived.by_a_person ? fresh.emotion : { ...fresh.emotion, ...UNFELT }
  const readings = known ? withSettled({ ...fresh, emotion }, known.readings) : { ...fresh, emotion }
  return isPriorityGiven(arrived, known)
    ? { ...readings, priority: byPerson(arrived.ticket.priority, { by: known?.readings.priority.by ?? null, at }) }
    : readings
}

const UNFELT = { value: null, confidence: 0, signals: [], alternatives: [] }
/** What a ticket has until it is understood. */
const UNTOLD: Priority = 'medium'

/**
 * Given by whoever opened it, or set by hand before we came to it: a ticket that is read again has the priority that was
 * worked out, or else somebody's own.
 */
function isPriorityGiven({ ticket, priority_given }: Arrived, known: Known | null): boolean {
  if (priority_given) return true
  if (known) return ticket.priority !== known.readings.priority.value
  return ticket.awaiting_understanding && ticket.priority !== UNTOLD
}

function afterLater({ arrived, reading, known }: Read, before: Readings, at: string): Readings {
  if (!arrived.by_a_person) return before
  const raised = raisedBy(before, reading, at)
  const emotion = mayChangeEmotion(arrived, before)
    ? { ...reading.emotion, source: 'rules' as const, by: null, at }
    : before.emotion
  const priority = isPriorityGiven({ ...arrived, priority_given: false }, known)
    ? byPerson(arrived.ticket.priority, { by: null, at })
    : raised.priority
  return { ...raised, emotion, priority }
}

/** A message that had to wait to be understood may be older than what a person has said since. */
const mayChangeEmotion = ({ ticket }: Arrived, { emotion }: Readings): boolean =>
  !(isSettled(emotion) && ticket.awaiting_understanding)

function feltIn({ arrived, reading }: Read, at: string): Triaged['felt'] {
  if (!arrived.by_a_person) return null
  const { value, confidence } = reading.emotion
  return { message_id: arrived.message_id, emotion: value as Emotion, confidence, at }
}

/** What is asked for in this message, unless it was noted already. */
const requestsOf = ({ arrived, reading }: Read, had: readonly KeptRequest[]): KeptRequest[] =>
  had.some(({ message_id }) => message_id === arrived.message_id)
    ? []
    : reading.requests.map((request) => ({ message_id: arrived.message_id, ...request }))
