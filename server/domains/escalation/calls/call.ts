import { sql } from 'kysely'
import { type Context, instantText, nowText } from '../../../platform/context.ts'
import { decide } from '../../../platform/decisions.ts'
import { scheduleEach } from '../../../platform/due.ts'
import { emit } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { frameworkOf, frameworkVersion } from '../../framework/queries.ts'
import { notifyEach } from '../../notifications/commands.ts'
import { PersonCalled } from '../events.ts'
import { type CallStep, type Ladder, stepsOf, waitOf } from '../ladders.ts'
import { peopleNamed } from './people-named.ts'

/** Named in calls like a ladder: what stands above the highest tier. */
export const MANAGEMENT_LADDER = 'management'
/** A call nobody has answered in time. */
export const UNANSWERED = 'escalation.unanswered'

/**
 * A call about a ticket at the step it stands at; `step` counts from 0. The steps are kept with it: later versions of the
 * framework do not change a call under way.
 */
export interface Call {
  id: string
  ticket_id: string
  team: string | null
  ladder: string
  steps: CallStep[]
  step: number
}

interface NewCall {
  id: string
  ticket_id: string
  team: string | null
  escalation_id: string | null
  ladder: string
  path: string
  steps: CallStep[]
  inputs: Record<string, unknown>
}

/** Above the highest tier somebody with a name has it, and says so. Who does not is told again, and so are the administrators. */
export async function callManagement(
  ctx: Context,
  { ticket_id, team, escalation_id }: { ticket_id: string; team: string | null; escalation_id: string },
): Promise<void> {
  const { role, acknowledge_within } = (await frameworkOf(ctx)).escalation.management
  const steps = [
    { notify: [role], within_seconds: acknowledge_within.seconds },
    { notify: [...new Set([role, 'admin'])], within_seconds: null },
  ]
  await begin(ctx, {
    ...{ id: escalation_id, ticket_id, team, escalation_id, ladder: MANAGEMENT_LADDER },
    ...{ path: 'escalation.management', steps, inputs: { role } },
  })
}

/** Calls the people of a ladder, one step after the other. A ladder calls once about a ticket. */
export async function callLadder(
  ctx: Context,
  ticket: { id: string; team: string | null },
  { ladder, index, inputs }: { ladder: Ladder; index: number; inputs: Record<string, unknown> },
): Promise<void> {
  await begin(ctx, {
    ...{ id: newId(), ticket_id: ticket.id, team: ticket.team, escalation_id: null, ladder: ladder.name },
    ...{ path: `escalation.ladders.${index}`, steps: stepsOf(ladder), inputs },
  })
}

async function begin(ctx: Context, { team, inputs, ...call }: NewCall): Promise<void> {
  const { id, ticket_id, ladder, path, steps } = call
  const version = await frameworkVersion(ctx)
  const begun = await ctx.db
    .insertInto('escalation_calls')
    .values({ ...call, version, steps: JSON.stringify(steps), step: 0, at: nowText(ctx), acknowledge_by: null })
    .onConflict((row) => row.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!begun) return
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: ticket_id, kind: 'escalation_call' },
    rule: ladder === MANAGEMENT_LADDER ? 'management' : 'ladder',
    inputs: { ...inputs, ladder, path },
    result: { call_id: id, steps: steps.length, told: steps[0]!.notify.filter((who) => !who.includes('@')) },
    version,
  })
  await takeSteps(ctx, [{ id, ticket_id, team, ladder, steps, step: 0 }])
}

/** Tells the people of the step each call stands at, and sets when the next one comes. Once: a person has a row for each step. */
export async function takeSteps(ctx: Context, calls: readonly Call[]): Promise<void> {
  if (calls.length === 0) return
  const people = await peopleNamed(
    ctx,
    calls.map(({ id, team, steps, step }) => ({ id, team, names: steps[step]!.notify })),
  )
  const told = await noteCalled(ctx, calls, people)
  for (const { call, user_id } of told)
    emit(ctx, PersonCalled, {
      ...{ ticket_id: call.ticket_id, call_id: call.id, ladder: call.ladder, step: call.step + 1, user_id },
    })
  await notifyEach(
    ctx,
    calls.map((call) => ({
      user_ids: told.filter((one) => one.call === call).map(({ user_id }) => user_id),
      about: { kind: kindOf(call), ticket_id: call.ticket_id } as const,
    })),
  )
  await setNext(ctx, calls)
}

/** What goes beyond the highest tier is first told like every ticket that is handed up. */
const kindOf = ({ ladder, step }: Call) => (ladder === MANAGEMENT_LADDER && step === 0 ? 'escalated' : 'called')

async function noteCalled(ctx: Context, calls: readonly Call[], people: ReadonlyMap<string, string[]>) {
  const rows = calls.flatMap((call) =>
    (people.get(call.id) ?? []).map((user_id) => ({ call_id: call.id, step: call.step, user_id, at: nowText(ctx) })),
  )
  if (rows.length === 0) return []
  const noted = await ctx.db
    .insertInto('escalation_called')
    .values(rows)
    .onConflict((row) => row.doNothing())
    .returning(['call_id', 'user_id'])
    .execute()
  const byId = new Map(calls.map((call) => [call.id, call]))
  return noted.map(({ call_id, user_id }) => ({ call: byId.get(call_id)!, user_id }))
}

async function setNext(ctx: Context, calls: readonly Call[]): Promise<void> {
  const now = ctx.now().epochMilliseconds
  const rows = calls.map(({ id, steps, step }) => {
    const { by, goes_on } = waitOf(steps, step, now)
    return { id, step, by: by === null ? null : Temporal.Instant.fromEpochMilliseconds(by), goes_on }
  })
  const moments = rows.map(({ id, step, by }) => ({ id, step, acknowledge_by: by && instantText(by) }))
  await sql`
    update escalation_calls as c set step = n.step, acknowledge_by = n.acknowledge_by
    from jsonb_to_recordset(${JSON.stringify(moments)}::jsonb) as n(id uuid, step int, acknowledge_by timestamptz)
    where c.id = n.id`.execute(ctx.db)
  await scheduleEach(
    ctx,
    UNANSWERED,
    rows.flatMap(({ id, by, goes_on }) => (by && goes_on ? [{ subject_id: id, due_at: by }] : [])),
  )
}
