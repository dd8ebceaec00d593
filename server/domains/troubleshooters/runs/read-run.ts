import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import { accessTicket } from '../../tickets/access.ts'
import { accessRun, type RunRow } from '../access.ts'
import { walk } from '../tree/walk.ts'
import type { Preview, Previewed, ReadRun, Run } from './contract.ts'
import { inLanguage, shownStep, walkedSteps } from './shown.ts'
import { type Standing, standingOf, standingsOf, stateOf } from './standing.ts'
import { ticketDraft } from './ticket-draft.ts'

/** A run for the desk; with `position`, as it stood before that step of the way was answered. */
export async function readRun(ctx: Context, id: string, { position }: ReadRun = {}): Promise<Run> {
  const standing = await standingOf(ctx, await accessRun(ctx, id, 'read'))
  const asked = position === undefined ? undefined : standing.way[position]
  if (!asked || asked.skipped) return asShown(ctx, standing)
  return asShown(ctx, { ...standing, way: [...standing.way.slice(0, position), { ...asked, answer: null }] })
}

/** Runs of a ticket: walked for it, or ended in it. Newest first, the last 20. Where each stands is told one by one. */
export async function runsOfTicket(ctx: Context, ticketId: string): Promise<Run[]> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const rows = await ctx.db
    .selectFrom('troubleshooter_runs')
    .selectAll()
    .where('ticket_id', '=', ticket.id)
    .orderBy('started_at', 'desc')
    .limit(20)
    .execute()
  const headline = { id: ticket.id, case_id: ticket.case_id ?? '' }
  return (await standingsOf(ctx, rows)).map((standing) => ({ ...told(standing), step: null, ticket: headline }))
}

/** The run a link leads to. A link we did not make leads nowhere. */
export async function runByToken(ctx: Context, token: string, deed: 'read' | 'change'): Promise<RunRow> {
  const run = await ctx.db
    .selectFrom('troubleshooter_runs')
    .selectAll()
    .where('token_hash', '=', fingerprint(token))
    .$if(deed === 'change', (query) => query.forUpdate())
    .executeTakeFirst()
  if (!run) throw notFound('run')
  return run
}

export async function asShown(ctx: Context, standing: Standing): Promise<Run> {
  const { run, walker, way, visibility } = standing
  const here = way.at(-1)
  const reader = { walker, language: run.language, visibility: run.token_hash ? visibility : ('internal' as const) }
  return {
    ...told(standing),
    step: here ? await shownStep(ctx, here.step, reader) : null,
    ticket: run.ticket_id ? await headlineOf(ctx, run.ticket_id) : null,
  }
}

/** What is known of a run without drawing anything. */
function told({ run, title, walker, way }: Standing): Omit<Run, 'step' | 'ticket'> {
  const { id, troubleshooter_id, version, language, started_at, ended_at } = run
  return {
    ...{ id, troubleshooter_id, title, version, language, started_at, ended_at },
    ...{ plan: walker.account_type, device: walker.device, state: stateOf(way) },
    path: walkedSteps(way, language),
    ticket_draft: ticketDraft({ title, language, walker, way }),
    walked_by: run.token_hash ? 'customer' : 'agent',
  }
}

async function headlineOf({ db }: Context, id: string) {
  const { case_id } = await db.selectFrom('tickets').select('case_id').where('id', '=', id).executeTakeFirstOrThrow()
  return { id, case_id: case_id ?? '' }
}

/** How a tree that is being written would be for somebody. Nothing of it is kept. */
export async function previewRun(ctx: Context, given: Preview): Promise<Previewed> {
  const { plan, device, language, titles, decision_tree } = given
  const walker = { account_type: plan, device, tried: new Set(given.tried) }
  const way = walk(decision_tree, walker, given.answers)
  const here = way.at(-1)
  const stands = here?.answer === null ? here.step : null
  return {
    ...{ language, plan, device, state: stateOf(way) },
    step: stands && (await shownStep(ctx, stands, { walker, language, visibility: 'internal' })),
    path: walkedSteps(way, language),
    ticket_draft: ticketDraft({ title: inLanguage(titles, language) ?? '', language, walker, way }),
  }
}
