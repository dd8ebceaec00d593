import { z } from 'zod'
import { PageQuery } from '../../platform/contract.ts'
import { ChannelKind, Priority, Ticket } from '../tickets/contract.ts'

/** Days in the reporting time zone, both included. */
export const Period = z.object({
  from: z.iso.date().optional().meta({ description: 'First day; default: 29 days before `to`' }),
  to: z.iso.date().optional().meta({ description: 'Last day; default: today' }),
  time_zone: z.string().max(60).optional().meta({ description: 'IANA name; default: UTC' }),
  channel: ChannelKind.optional(),
  team: z.string().max(80).optional().meta({ description: 'A team, or "none" for tickets without one' }),
  priority: Priority.optional(),
})
export type Period = z.infer<typeof Period>

export const FigureName = z.enum([
  'satisfaction',
  'happy',
  'first_contact',
  'first_response_in_time',
  'resolution_in_time',
  'first_response',
  'resolution',
  'opened',
  'resolved',
  'backlog',
])
export type FigureName = z.infer<typeof FigureName>

/** What a number means: population, clock, exclusions. Words are translated by `name` in the browser. */
export const Definition = z.object({
  name: FigureName,
  unit: z.enum(['tickets', 'seconds', 'percent', 'score']),
  formula: z.string(),
  population: z.string(),
  dated_by: z.string(),
  excluded: z.string(),
  better: z.enum(['higher', 'lower', 'neither']),
})
export type Definition = z.infer<typeof Definition>

/** null: not known, for lack of cases. `cases`: how many stand behind it. low/high: 95 % interval, where there is one. */
export const Value = z.object({
  value: z.number().nullable(),
  cases: z.number().int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type Value = z.infer<typeof Value>

export const Change = z.enum(['up', 'down', 'unclear'])
export type Change = z.infer<typeof Change>

/** One number with its course. */
export const Figure = Value.extend({
  name: FigureName,
  before: Value.meta({ description: 'The same over the equally long time before, up to the same hour' }),
  change: Change.nullable().meta({
    description: 'Against `before`: beyond what chance explains (95 %), or not; null: nothing to compare',
  }),
  target: z.number().nullable().meta({ description: 'What the framework wants, in the unit of the figure' }),
  floor: z.number().nullable().meta({ description: 'What the framework wants at the very least' }),
  p90: z.number().nullable().meta({ description: 'Times only: nine of ten are below' }),
  open_cases: z.number().int().nullable().meta({
    description: 'Times only: still without an answer or an end now; first contact: too fresh to be told',
  }),
  series: z.array(
    Value.extend({
      day: z.iso.date().meta({ description: 'First day of the day, week or month' }),
      complete: z.boolean().meta({ description: 'false: it still runs, is not settled yet, or the period cuts it' }),
    }),
  ),
})
export type Figure = z.infer<typeof Figure>

/** One figure by a facet: channel, priority, age, score … */
export const Breakdown = z.object({
  figure: FigureName,
  by: z.enum(['channel', 'priority', 'age', 'score', 'team']),
  parts: z.array(Value.extend({ key: z.string().meta({ description: '"none" where the ticket has no team' }) })),
})
export type Breakdown = z.infer<typeof Breakdown>

export const Grain = z.enum(['day', 'week', 'month'])
export type Grain = z.infer<typeof Grain>

export const Dashboard = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  time_zone: z.string(),
  before: z.object({ from: z.iso.date(), to: z.iso.date() }),
  grain: Grain,
  computed_at: z.string(),
  few_cases: z.number().int().meta({ description: 'Below so many cases a number says little' }),
  figures: z.array(Figure).meta({ description: 'What customers feel first, how busy we were last' }),
  breakdowns: z.array(Breakdown),
  definitions: z.array(Definition),
})
export type Dashboard = z.infer<typeof Dashboard>

/** The cases behind a number: as many as its `cases`. */
export const RowsFilter = Period.extend({
  figure: FigureName,
  by: Breakdown.shape.by.optional(),
  key: z.string().max(80).optional().meta({ description: 'Only this part of the breakdown' }),
  missed: z.stringbool().optional().meta({ description: 'Shares: only the cases that count against it' }),
})
export const RowsQuery = PageQuery.extend(RowsFilter.shape)
export type RowsQuery = z.infer<typeof RowsQuery>

/** `value`: what the case adds, in the unit of the figure; of a share 100 or 0. `at`: the moment it is dated by. */
export const FigureRow = z.object({ ticket: Ticket, value: z.number().nullable(), at: z.string() })
export type FigureRow = z.infer<typeof FigureRow>

/** The same in one line, for spreadsheets. */
export const FigureLine = Ticket.pick({
  case_id: true,
  subject: true,
  status: true,
  channel: true,
  priority: true,
  team: true,
  assignee_name: true,
  customer_name: true,
  company_name: true,
}).extend({ value: z.number().nullable(), at: z.string() })

/** One point of a figure's course, for spreadsheets. `day` is null for the whole period. */
export const DashboardLine = Value.extend({
  figure: FigureName,
  unit: Definition.shape.unit,
  span: z.enum(['before', 'period', 'day', 'week', 'month']),
  day: z.iso.date(),
  complete: z.boolean(),
  p90: z.number().nullable(),
  target: z.number().nullable(),
})
export type DashboardLine = z.infer<typeof DashboardLine>
