import { sql } from 'kysely'
import { type Context, nowText } from '../../platform/context.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { frameworkOf } from '../framework/queries.ts'
import { ChannelKind, Priority } from '../tickets/contract.ts'
import { AGES, type Backlog, backlogCourse, countBacklog } from './backlog.ts'
import type { Breakdown, Dashboard, Figure, FigureName, Period, Value } from './contract.ts'
import { countAll, type Flow } from './counting.ts'
import type { Counts, Facet } from './dated-cases.ts'
import { definitionOf, definitions, FEW_CASES, RETURN_DAYS } from './definitions.ts'
import { nothing } from './groups.ts'
import { changeOf, type Group, numberOf } from './intervals.ts'
import { type Span, type Step, spanOf } from './period.ts'
import { targetOf } from './targets.ts'
import { countWaiting, type Waiting } from './waiting.ts'

/** Everything the dashboard shows, as of one moment: all of it is read from one state of the tables. */
export function computeDashboard(ctx: Context, period: Period): Promise<Dashboard> {
  const span = spanOf(ctx, period)
  return inTransaction(ctx, async (ctx) => {
    await sql`set transaction isolation level repeatable read`.execute(ctx.db)
    await sql`set local statement_timeout = '60s'`.execute(ctx.db)
    // Sorting for medians, and joins, in memory: once for a dashboard, not for each list.
    await sql`set local work_mem = '64MB'`.execute(ctx.db)
    const [framework, counts] = [await frameworkOf(ctx), await countAll(ctx, { span, period })]
    const [backlog, waiting] = [await countBacklog(ctx, { span, period }), await countWaiting(ctx, period)]
    const now = nowText(ctx)
    const flows = { counts, span, now, waiting }
    return {
      ...{ from: span.from, to: span.to, time_zone: span.time_zone, grain: span.grain },
      before: { from: span.before.from, to: span.before.to },
      ...{ computed_at: now, few_cases: FEW_CASES, definitions: [...definitions] },
      figures: definitions.map(({ name }) => ({
        ...(name === 'backlog' ? backlogFigure(backlog, flows) : flowFigure(name, flows)),
        ...targetOf(name, framework, period),
      })),
      breakdowns: [...breakdownsOf(counts), ...backlogBreakdowns(backlog)],
    }
  })
}

interface Flows {
  counts: Map<Flow, Counts>
  span: Span
  now: string
  waiting: Waiting
}
type Untargeted = Omit<Figure, 'target' | 'floor'>

function flowFigure(name: Flow, { counts, span, now, waiting }: Flows): Untargeted {
  const { unit } = definitionOf(name)
  const { whole, before, steps } = counts.get(name)!
  return {
    ...{ name, ...numberOf(unit, whole), before: numberOf(unit, before), change: changeOf(unit, whole, before) },
    ...{ p90: unit === 'seconds' ? whole.p90 : null, open_cases: waiting[name] ?? null },
    series: span.steps.map((step, position) => ({
      ...{ day: step.day, complete: isSettled(step, name, now) },
      ...(step.from > now ? unknown : numberOf(unit, steps[position] ?? nothing)),
    })),
  }
}

const unknown: Value = { value: null, cases: 0, low: null, high: null }

/** Customers come back for days after. */
const SETTLES_AFTER: Partial<Record<FigureName, number>> = { first_contact: RETURN_DAYS }

function isSettled({ to, is_cut }: Step, name: FigureName, now: string): boolean {
  const settles = Temporal.Instant.from(to).add({ hours: 24 * (SETTLES_AFTER[name] ?? 0) })
  return !is_cut && Temporal.Instant.compare(settles, Temporal.Instant.from(now)) <= 0
}

function backlogFigure({ cases }: Backlog, { counts, span, now }: Flows): Untargeted {
  const [opened, resolved] = [counts.get('opened')!, counts.get('resolved')!]
  const flowed = (of: (counts: Counts) => Group) => ({ opened: of(opened).cases, resolved: of(resolved).cases })
  const steps = span.steps.map((_step, position) => flowed(({ steps }) => steps[position] ?? nothing))
  const course = backlogCourse(cases, { steps, gap: flowed(({ gap }) => gap) })
  const [whole, before] = [countOf(cases), countOf(course.before)]
  return {
    ...{ name: 'backlog', ...numberOf('tickets', whole), before: numberOf('tickets', before) },
    ...{ change: changeOf('tickets', whole, before), p90: null, open_cases: null },
    series: span.steps.map(({ day, from, to }, position) => ({
      ...{ day, complete: to <= now },
      ...(from > now ? unknown : numberOf('tickets', countOf(course.steps[position]!))),
    })),
  }
}

const countOf = (cases: number): Group => ({ ...nothing, cases })

/** Facets whose words are known are told in full and in their order: what nobody wrote about is 0, not absent. */
const KNOWN: Partial<Record<Facet, readonly string[]>> = {
  channel: ChannelKind.options,
  priority: Priority.options,
  score: ['1', '2', '3', '4', '5'],
  age: AGES.map(({ key }) => key),
}

const keysOf = (facet: Facet, found: Iterable<string>): string[] => [...new Set([...(KNOWN[facet] ?? []), ...found])]

const breakdownsOf = (counts: Map<Flow, Counts>): Breakdown[] =>
  [...counts].flatMap(([figure, { parts }]) =>
    [...parts].flatMap(([by, groups]) => {
      if (by === 'score' && figure !== 'satisfaction') return []
      const { unit } = definitionOf(figure)
      const partOf = (key: string) => numberOf(unit, groups.get(key) ?? nothing)
      return [{ figure, by, parts: keysOf(by, groups.keys()).map((key) => ({ key, ...partOf(key) })) }]
    }),
  )

const backlogBreakdowns = ({ parts }: Backlog): Breakdown[] =>
  [...parts].map(([by, groups]) => ({
    ...{ figure: 'backlog', by },
    parts: keysOf(by, groups.keys()).map((key) => ({ key, ...numberOf('tickets', countOf(groups.get(key) ?? 0)) })),
  }))
