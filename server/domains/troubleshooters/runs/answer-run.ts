import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { conflict, forbidden, invalid } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { accessRun, type RunRow } from '../access.ts'
import { RunEnded } from '../events.ts'
import { type Walked, walk } from '../tree/walk.ts'
import type { AnswerStep, Run } from './contract.ts'
import { asShown, runByToken } from './read-run.ts'
import { givenIn, keepWay, type Standing, standingOf, stateOf } from './standing.ts'
import { tellTicket } from './tell-ticket.ts'

/** Longer ways turn in circles. */
const LONGEST_WAY = 200

/** Takes an answer of an agent's run. At its end, the ticket it is walked for is told. */
export const answerRun = (ctx: Context, id: string, given: AnswerStep): Promise<Run> =>
  inTransaction(ctx, async (ctx) => {
    const run = await accessRun(ctx, id, 'change')
    if (run.token_hash) throw forbidden('not_your_run', 'A customer walks this one. Begin one of your own.')
    const standing = await takeAnswer(ctx, run, given)
    return asShown(ctx, standing)
  })

/** The same by who walks by a link. */
export const answerByToken = (ctx: Context, token: string, given: AnswerStep): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await takeAnswer(ctx, await runByToken(ctx, token, 'change'), given)
  })

/**
 * An answer to any step of the way: to an earlier one, the way goes on from there and what came after is forgotten. The same
 * answer again changes nothing, so a form sent twice or from an old page does no harm.
 */
async function takeAnswer(ctx: Context, run: RunRow, given: AnswerStep): Promise<Standing> {
  const before = await standingOf(ctx, run)
  const position = positionOf(before, given)
  if (before.kept[position]?.answer === given.answer) return before
  refuseFiled(run)
  const answers = [...givenIn(before.kept.slice(0, position)), { step: given.step, answer: given.answer }]
  const way = walk(before.content.decision_tree, before.walker, answers)
  refuseUnknown(way[position]?.answer, given)
  if (way.length > LONGEST_WAY)
    throw conflict('run_too_long', 'This has gone round for long. Begin anew, or write to us.')
  await keepWay(ctx, run.id, { way, position })
  return end(ctx, before, way)
}

/** A run has one end, the latest. */
async function end(ctx: Context, before: Standing, way: Walked[]): Promise<Standing> {
  const { run } = before
  const state = stateOf(way)
  const at = nowText(ctx)
  const ended_at = state === 'open' ? null : at
  await ctx.db
    .updateTable('troubleshooter_runs')
    .set({ state, updated_at: at, ended_at })
    .where('id', '=', run.id)
    .execute()
  const after = await standingOf(ctx, { ...run, state, updated_at: at, ended_at })
  if (state !== 'open' && state !== run.state)
    emit(ctx, RunEnded, { troubleshooter_id: run.troubleshooter_id, run_id: run.id, state })
  if (run.for_ticket) await tellTicket(ctx, { before, after })
  return after
}

/** Which step of the way is meant: the named place, or the last of that name. */
function positionOf({ kept }: Standing, { step, position }: AnswerStep): number {
  const found =
    position === undefined
      ? kept.findLastIndex((one) => one.step === step && !one.skipped)
      : kept.findIndex((one) => one.position === position && one.step === step && !one.skipped)
  if (found >= 0) return found
  throw conflict('step_not_on_the_way', 'The way does not come to this step any more. Go on where it stands.', [
    { path: 'step', message: 'is not on the way' },
  ])
}

function refuseUnknown(taken: string | null | undefined, { answer }: AnswerStep): void {
  if (taken === answer) return
  throw invalid('This step has no such answer.', [{ path: 'answer', message: 'is not an answer of this step' }])
}

/** What was tried stands in a ticket: it is not written anew behind its back. */
function refuseFiled({ ticket_id, for_ticket }: RunRow): void {
  if (ticket_id === null || for_ticket) return
  throw conflict('ticket_opened', 'The ticket is open already. Begin anew if you want to go another way.')
}
