import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { accessTroubleshooter } from './access.ts'
import { contentOf } from './queries.ts'
import type { DropOff, DropOffQuery, RunListed, RunQuery } from './runs/contract.ts'
import { titleOf } from './tree/text-faults.ts'

/** Who has not answered for so long has left. */
const LEFT_AFTER_MINUTES = 30
const SHOWN_DAYS = 30

const DEFINITION =
  'Runs that began in the period. A step is reached when it was shown, answered when an answer was given there. Who gave none for 30 minutes has left at the step they stood at; before that they are under way. Who goes back counts with the way they took last. Steps passed over because they had failed before are skipped, not reached.'

/** Where people stop: each step with how many reached it and what became of them there. */
export async function dropOffOf(ctx: Context, named: string, query: DropOffQuery): Promise<DropOff> {
  const { id, version } = await accessTroubleshooter(ctx, named, 'read')
  const period = periodOf(ctx, query)
  const content = await contentOf(ctx, id, version)
  const titles = new Map(content.decision_tree.steps.map((step) => [step.id, titleOf(step, content)]))
  const order = [...titles.keys()]
  const steps = await countedSteps(ctx, id, period)
  return {
    ...{ definition: DEFINITION, from: period.from, to: period.to, runs: await countedRuns(ctx, id, period) },
    steps: steps
      .map((row) => ({ ...row, title: titles.get(row.step) ?? null }))
      .toSorted((a, b) => place(order, a.step) - place(order, b.step)),
  }
}

/** Steps that are in no version any more come last. */
const place = (order: string[], step: string): number => (order.indexOf(step) + order.length + 1) % (order.length + 1)

interface Period {
  from: string
  to: string
}

function periodOf(ctx: Context, { from, to }: DropOffQuery): Period {
  const today = ctx.now().toZonedDateTimeISO('UTC').toPlainDate()
  return {
    from: from ?? today.subtract({ days: SHOWN_DAYS }).toString(),
    to: to ?? today.add({ days: 1 }).toString(),
  }
}

const outcomeNow = (ctx: Context) => {
  const since = instantText(ctx.now().subtract({ minutes: LEFT_AFTER_MINUTES }))
  return sql<RunListed['outcome']>`case when run.state <> 'open' then run.state
    when run.updated_at < ${since}::timestamptz then 'left' else 'under_way' end`
}

const begunIn = ({ from, to }: Period) =>
  sql<boolean>`run.started_at >= ${from}::date at time zone 'UTC' and run.started_at < ${to}::date at time zone 'UTC'`

async function countedRuns(ctx: Context, id: string, period: Period): Promise<DropOff['runs']> {
  const { rows } = await sql<DropOff['runs']>`
    select count(*)::int as started, count(*) filter (where outcome = 'fixed')::int as fixed,
      count(*) filter (where outcome = 'ticket')::int as ticket, count(*) filter (where outcome = 'left')::int as "left",
      count(*) filter (where outcome = 'under_way')::int as under_way
    from (select ${outcomeNow(ctx)} as outcome from troubleshooter_runs as run
      where run.troubleshooter_id = ${id} and ${begunIn(period)}) as runs`.execute(ctx.db)
  return rows[0]!
}

type Counted = Omit<DropOff['steps'][number], 'title'>

async function countedSteps(ctx: Context, id: string, period: Period): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with walked as (
      select walked.step, walked.run_id, walked.answer, walked.skipped, ${outcomeNow(ctx)} as outcome,
        walked.position = max(walked.position) over (partition by walked.run_id) as is_last
      from troubleshooter_runs as run join troubleshooter_run_steps as walked on walked.run_id = run.id
      where run.troubleshooter_id = ${id} and ${begunIn(period)}),
    answers as (
      select step, jsonb_object_agg(answer, count) as answers from (
        select step, answer, count(distinct run_id) as count from walked
        where answer is not null and not skipped group by step, answer) as each group by step)
    select step,
      count(distinct run_id) filter (where not skipped)::int as reached,
      count(distinct run_id) filter (where answer is not null and not skipped)::int as answered,
      count(distinct run_id) filter (where is_last and outcome = 'left')::int as "left",
      count(distinct run_id) filter (where is_last and outcome = 'under_way')::int as under_way,
      count(distinct run_id) filter (where is_last and outcome = 'fixed')::int as ended_fixed,
      count(distinct run_id) filter (where is_last and outcome = 'ticket')::int as ended_ticket,
      count(distinct run_id) filter (where skipped)::int as skipped,
      coalesce((select answers from answers where answers.step = walked.step), '{}') as answers
    from walked group by step`.execute(ctx.db)
  return rows
}

/** The runs behind a number, newest first. */
export async function listRuns(ctx: Context, named: string, query: RunQuery) {
  const { id, version } = await accessTroubleshooter(ctx, named, 'read')
  const after = readCursor(query.cursor, ['instant', 'id'])
  const content = await contentOf(ctx, id, version)
  const titles = new Map(content.decision_tree.steps.map((step) => [step.id, titleOf(step, content)]))
  const rows = await ctx.db
    .selectFrom('troubleshooter_runs as run')
    .select(['run.id', 'started_at', 'ended_at', 'account_type as plan', 'device', 'language', 'ticket_id'])
    .select([
      outcomeNow(ctx).as('outcome'),
      sql<RunListed['walked_by']>`case when token_hash is null then 'agent' else 'customer' end`.as('walked_by'),
      sql<string>`(select step from troubleshooter_run_steps where run_id = run.id order by position desc limit 1)`.as(
        'last_step',
      ),
    ])
    .where('troubleshooter_id', '=', id)
    .where(begunIn(periodOf(ctx, query)))
    .$if(query.outcome !== undefined, (select) => select.where(outcomeNow(ctx), '=', query.outcome!))
    .$if(query.step !== undefined, (select) => select.where(hasReached(query.step!)))
    .$if(after !== undefined, (select) =>
      select.where((eb) => eb(eb.refTuple('started_at', 'run.id'), '<', eb.tuple(...after!))),
    )
    .orderBy('started_at', 'desc')
    .orderBy('run.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const page = pageOfRows(rows, query.limit, ({ started_at, id }) => [started_at, id])
  return { ...page, items: page.items.map((row) => ({ ...row, last_title: titles.get(row.last_step) ?? null })) }
}

const hasReached = (step: string) =>
  sql<boolean>`exists (select from troubleshooter_run_steps where run_id = run.id and step = ${step} and not skipped)`
