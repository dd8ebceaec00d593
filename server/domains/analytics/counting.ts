import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { facetColumns, measures, type SourceName } from './cases.ts'
import type { FigureName } from './contract.ts'
import { type Asked, BEFORE, type Counts, casesIn, FIRST_STEP, GAP } from './dated-cases.ts'
import { addUp, groupOf, nothing, type Sums } from './groups.ts'
import type { Group } from './intervals.ts'
import { measureTimes } from './times.ts'

export type Flow = Exclude<FigureName, 'backlog'>
export type FlowFacet = keyof typeof facetColumns

/** One reading of a source gives all figures that come from it. */
export interface Reading {
  source: SourceName
  figures: Flow[]
  facets: FlowFacet[]
}

const SPLIT = ['channel', 'priority', 'team'] as const

const readings: Reading[] = [
  { source: 'ratings', figures: ['satisfaction', 'happy'], facets: [...SPLIT, 'score'] },
  { source: 'deadlines', figures: ['first_response_in_time', 'resolution_in_time'], facets: [...SPLIT] },
  // Settled or not, each resolution is one: another reading of the same rows would find no other.
  { source: 'settled', figures: ['first_contact', 'resolved'], facets: [...SPLIT] },
  { source: 'opened', figures: ['opened'], facets: [...SPLIT] },
]

/** All figures but the backlog. One statement after the other: a dashboard takes one connection, not eight. */
export async function countAll(ctx: Context, asked: Asked): Promise<Map<Flow, Counts>> {
  const all = new Map<Flow, Counts>()
  for (const reading of readings) {
    const { rows } = await sql<Cell>`${cellsOf(ctx, asked, reading)}`.execute(ctx.db)
    for (const [index, name] of reading.figures.entries()) all.set(name, countsOf(rows, index, { asked, reading }))
  }
  for (const name of ['first_response', 'resolution'] as const) all.set(name, await measureTimes(ctx, asked, name))
  return all
}

/** How many, and their sums, per step and combination of facets: small enough to be added up here, in any direction. */
function cellsOf(ctx: Context, asked: Asked, { source, figures, facets }: Reading): RawBuilder<unknown> {
  const values = figures.map((name, index) => sql`(${measures[name].value(ctx)})::float8 as ${sql.ref(`v${index}`)}`)
  const columns = facets.map((facet) => sql`${facetColumns[facet]} as ${sql.ref(facet)}`)
  const keys = sql.join([sql`step`, ...facets.map((facet) => sql.ref(facet))])
  const sums = figures.flatMap((_name, index) => {
    const value = sql.ref(`v${index}`)
    return [
      sql`count(${value})::int as ${sql.ref(`cases_${index}`)}`,
      sql`coalesce(sum(${value}), 0) as ${sql.ref(`total_${index}`)}`,
      sql`coalesce(sum(${value} * ${value}), 0) as ${sql.ref(`squares_${index}`)}`,
    ]
  })
  return sql`select ${keys}, ${sql.join(sums)} from (${casesIn(ctx, asked, { source, columns: [...columns, ...values] })}) as cases
    group by ${keys} order by ${keys}`
}

type Cell = { step: number } & Record<string, unknown>

function countsOf(
  cells: readonly Cell[],
  index: number,
  { asked, reading }: { asked: Asked; reading: Reading },
): Counts {
  const sumsOf = (cell: Cell): Sums => ({
    cases: cell[`cases_${index}`] as number,
    total: cell[`total_${index}`] as number,
    squares: cell[`squares_${index}`] as number,
  })
  const groupBy = <Key>(chosen: readonly Cell[], keyOf: (cell: Cell) => Key): Map<Key, Group> =>
    new Map([...Map.groupBy(chosen, keyOf)].map(([key, some]) => [key, groupOf(addUp(some.map(sumsOf)))]))
  const inPeriod = cells.filter(({ step }) => step >= FIRST_STEP)
  const steps = groupBy(cells, ({ step }) => step)
  return {
    ...{
      whole: groupOf(addUp(inPeriod.map(sumsOf))),
      before: steps.get(BEFORE) ?? nothing,
      gap: steps.get(GAP) ?? nothing,
    },
    steps: asked.span.steps.map((_step, position) => steps.get(FIRST_STEP + position) ?? nothing),
    parts: new Map(reading.facets.map((facet) => [facet, groupBy(inPeriod, (cell) => String(cell[facet]))])),
  }
}
