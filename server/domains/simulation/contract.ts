import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'

export const MOST_DAYS = 366

const agents = z
  .record(z.string(), z.number().int().min(0).max(1_000))
  .optional()
  .meta({ description: 'Agents of each team, there at all hours; without it, those who were there' })

export const NewSimulation = z.object({
  text: z.string().max(200_000).meta({ description: 'The framework to try, as YAML' }),
  days: z.number().int().min(1).max(MOST_DAYS).default(90),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
  agents,
})
export type NewSimulation = z.infer<typeof NewSimulation>

/** What came of a rule: the key of the framework that was followed (null: none, or a person) and what it says. */
const Followed = z.object({ path: z.string().nullable(), says: z.string().nullable(), value: z.string().nullable() })
export type Followed = z.infer<typeof Followed>

const Example = z.object({ ticket_id: Id, case_id: z.string(), before: Followed, after: Followed })
export type Example = z.infer<typeof Example>

export const About = z.enum([
  'team',
  'priority',
  'queue_class',
  'queue_order',
  'target',
  'breach',
  'escalation',
  'call',
])
export type About = z.infer<typeof About>

/** Tickets for which one thing would have been another, with some of them. */
export const Difference = z.object({
  about: About,
  clock: z.string().nullable(),
  channel: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  count: z.number().int(),
  examples: z.array(Example),
})
export type Difference = z.infer<typeof Difference>

const Kept = z.object({
  met: z.number().int(),
  missed: z.number().int().meta({ description: 'Those that are open and late already among them' }),
  open: z.number().int().meta({ description: 'Open and not late: counted nowhere else' }),
  percent: z.number().nullable().meta({ description: 'met of met and missed; null: there were none' }),
})
export type Kept = z.infer<typeof Kept>

export const Compliance = z.object({ channel: z.string(), clock: z.string(), before: Kept, after: Kept })
export type Compliance = z.infer<typeof Compliance>

/** How long a first answer waits, in seconds. */
const Waited = z.object({
  count: z.number().int(),
  mean: z.number().nullable(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  p95: z.number().nullable(),
  gave_up: z.number().int(),
  never: z.number().int().meta({ description: 'Nobody came to them within the time that was looked at' }),
})
export type Waited = z.infer<typeof Waited>

export const Waiting = z.object({
  channel: z.string(),
  team: z.string().nullable().meta({ description: 'null: all teams of the channel' }),
  recorded: Waited.meta({ description: 'As it really was, for the team the framework in force gives' }),
  before: Waited,
  after: Waited,
})
export type Waiting = z.infer<typeof Waiting>

const Needed = z.object({
  erlang_c: z.number().nullable(),
  erlang_a: z.number().nullable(),
  in_time: z.number().nullable().meta({ description: 'Percent answered in time in the simulation' }),
})
/** Agents that are needed in one hour of the week; 0 is Monday, from midnight to one. */
export const StaffedHour = z.object({
  hour: z.number().int().min(0).max(167),
  contacts: z.number().meta({ description: 'What comes in, on average' }),
  present: z.number().meta({ description: 'Agents who were there, on average' }),
  before: Needed,
  after: Needed,
})
export type StaffedHour = z.infer<typeof StaffedHour>

export const Assumptions = z.object({
  time_zone: z.string(),
  service_level_percent: z.number(),
  handling: z.array(
    z.object({ channel: z.string(), mean_seconds: z.number(), measured: z.number().int(), most_seconds: z.number() }),
  ),
  patience: z.array(z.object({ channel: z.string(), mean_seconds: z.number() })),
  presence: z.enum(['heartbeats', 'activity', 'given']),
  agents: z.number().int(),
  chat_limit: z.object({ before: z.number().int(), after: z.number().int() }),
  without_decision: z
    .number()
    .int()
    .meta({ description: 'Tickets of which no decision is kept: placed by what is known of them now' }),
})
export type Assumptions = z.infer<typeof Assumptions>

export const Report = z.object({
  from: Instant,
  to: Instant,
  days: z.number().int(),
  seed: z.number().int(),
  version: z.number().int().meta({ description: 'The framework in force it was compared with' }),
  tickets: z.number().int(),
  headline: z.object({
    moved: z.number().int().meta({ description: 'Tickets of another team' }),
    breaches_before: z.number().int(),
    breaches_after: z.number().int(),
    newly_missed: z.number().int(),
    no_longer_missed: z.number().int(),
    escalations_before: z.number().int(),
    escalations_after: z.number().int(),
    calls_before: z
      .number()
      .int()
      .optional()
      .meta({ description: 'Calls that ladders begin; reports from before these were replayed have none' }),
    calls_after: z.number().int().optional(),
  }),
  differences: z.array(Difference),
  compliance: z.array(Compliance),
  waiting: z.array(Waiting),
  staffing: z.array(StaffedHour),
  assumptions: Assumptions,
})
export type Report = z.infer<typeof Report>

export const SimulationState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled'])
export type SimulationState = z.infer<typeof SimulationState>

export const Simulation = z.object({
  id: Id,
  state: SimulationState,
  days: z.number().int(),
  seed: z.number().int(),
  created_at: Instant,
  created_by: z.string().nullable(),
  tickets: z.number().int().nullable().meta({ description: 'How many there are to replay; null: not counted yet' }),
  replayed: z.number().int(),
  ended_at: Instant.nullable(),
  error: z.string().nullable(),
})
export type Simulation = z.infer<typeof Simulation>

export const SimulationWithReport = Simulation.extend({ text: z.string(), report: Report.nullable() })
export type SimulationWithReport = z.infer<typeof SimulationWithReport>
