import { isDeepStrictEqual } from 'node:util'
import type { AccountType } from '../customers/contract.ts'
import type { Framework } from '../framework/schema.ts'
import type { Priority, Ticket } from '../tickets/contract.ts'
import { Facet, type Signal } from './contract.ts'
import type { ImpactLevel } from './reading/impact.ts'
import { priorityOf } from './reading/priority.ts'
import type { MessageReading } from './reading/read-message.ts'
import type { Level } from './reading/urgency.ts'

/** One facet as it is kept. `by` is the person who corrected it. */
export interface KeptReading {
  value: string | null
  confidence: number
  source: 'rules' | 'agent'
  signals: Signal[]
  alternatives: { value: string; confidence: number }[]
  by: string | null
  at: string
}

/** How a ticket is understood: the column `readings`. */
export type Readings = Record<Facet, KeptReading> & {
  topic: string | null
  capability: string | null
  /** How the priority came about when it was last worked out. */
  matrix: { customer_status: AccountType; base: Priority | null; raised_by: number }
}

/** What a person said stands. */
export const isSettled = ({ source }: KeptReading): boolean => source === 'agent'

export const byPerson = (value: string | null, person: { by: string | null; at: string }): KeptReading => ({
  ...{ value, confidence: 1, source: 'agent' as const, signals: [], alternatives: [] },
  ...person,
})

const NOTHING: Omit<KeptReading, 'at'> = {
  ...{ value: null, confidence: 0, source: 'rules', signals: [], alternatives: [], by: null },
}

/** A ticket nobody has read yet, as its columns are. */
export const unread = (ticket: Pick<Ticket, Facet>, at: string): Readings =>
  ({
    ...Object.fromEntries(Facet.options.map((facet) => [facet, { ...NOTHING, value: ticket[facet], at }])),
    ...{ topic: null, capability: null, matrix: { customer_status: 'free', base: null, raised_by: 0 } },
  }) as Readings

const READ: readonly Exclude<Facet, 'priority'>[] = [
  'category',
  'impact',
  'urgency',
  'emotion',
  'complexity',
  'language',
]

/** A message that opens a ticket, read as a whole. The priority is still to be worked out. */
export function readingsOf(reading: MessageReading, at: string): Readings {
  const facets = READ.map((facet) => [facet, { ...reading[facet], source: 'rules', by: null, at }])
  const { topic, capability } = reading
  return {
    ...Object.fromEntries(facets),
    priority: { ...NOTHING, at },
    ...{ topic, capability, matrix: { customer_status: 'free', base: null, raised_by: 0 } },
  } as Readings
}

/** The same with what people have settled before. */
export function withSettled(readings: Readings, before: Readings): Readings {
  const settled = Facet.options.filter((facet) => isSettled(before[facet])).map((facet) => [facet, before[facet]])
  return { ...readings, ...Object.fromEntries(settled) } as Readings
}

const STEPS: readonly string[] = ['low', 'medium', 'high', 'critical']

/** A later message: it may raise impact and urgency by what it says, and lowers neither; the rest stays. */
export function raisedBy(before: Readings, reading: MessageReading, at: string): Readings {
  const raised = (['impact', 'urgency'] as const).filter((facet) => {
    const isHigher = STEPS.indexOf(reading[facet].value) > STEPS.indexOf(before[facet].value ?? '')
    return isHigher && !isSettled(before[facet]) && reading[facet].signals.some(({ found }) => found !== null)
  })
  const changes = raised.map((facet) => [facet, { ...reading[facet], source: 'rules', by: null, at }])
  return { ...before, ...Object.fromEntries(changes) }
}

interface Following {
  framework: Framework
  customer_status: AccountType
  at: string
}

/** The priority that follows from impact, urgency and customer status, unless a person set it. */
export function withPriority(readings: Readings, { framework, customer_status, at }: Following): Readings {
  const { impact, urgency, priority } = readings
  if (impact.value === null || urgency.value === null) return readings
  const reasons = { impact: impact.value as ImpactLevel, urgency: urgency.value as Level, customer_status }
  const { base, raised_by, priority: value } = priorityOf(framework, reasons)
  const matrix = { customer_status, base, raised_by }
  if (isSettled(priority)) return { ...readings, matrix }
  const confidence = Math.min(impact.confidence, urgency.confidence)
  const signals = [
    { rule: `priority.matrix.${impact.value}.${urgency.value}`, found: null, weight: 1 },
    ...(raised_by === 0 ? [] : [{ rule: `priority.status.${customer_status}`, found: null, weight: raised_by }]),
  ]
  const changed = priority.value === value && priority.confidence === confidence ? priority.at : at
  return { ...readings, matrix, priority: { ...NOTHING, value, confidence, signals, at: changed } }
}

type Facets = Pick<Ticket, Facet>

/** The values for the ticket's own columns. */
export const facetsOf = (readings: Readings): Facets =>
  Object.fromEntries(Facet.options.map((facet) => [facet, readings[facet].value])) as Facets

/** Whether anything is understood otherwise than before. */
export const hasChanged = ({ readings, requests, before, had }: Change): boolean =>
  before === null || !isDeepStrictEqual([readings, requests], [before, had])

interface Change {
  readings: Readings
  before: Readings | null
  requests: readonly unknown[]
  had: readonly unknown[]
}
