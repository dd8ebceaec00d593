import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { getUser } from '../auth/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import { type Category, correctCategory } from './category.ts'
import type { CauseCode, EditReport, Exemption, Step } from './contract.ts'
import { type Author, type Edits, problemsOf, type Writing, withWriting } from './edits.ts'
import { CauseCorrected } from './events.ts'
import type { Facts } from './facts/facts.ts'
import { gatherFacts } from './facts/gather.ts'
import { fieldNamed } from './fields/registry.ts'
import { keepEdits } from './make-report.ts'
import { stepsIn } from './steps.ts'
import { foundIn } from './values.ts'

/** What a person says about a ticket: in its report, and where it belongs elsewhere, there. */
export interface Said {
  category?: Category | undefined
  cause_code?: CauseCode | null | undefined
  steps?: EditReport['steps'] | undefined
  fields?: Writing | undefined
  /** A resolution begins: without what was said of the one before. */
  resolving?: { exempt: Exemption | null }
}

/** Writes what a person says; nothing of it when something is wrong. The caller holds the ticket locked. */
export async function writeEdits(ctx: Context, ticket: TicketRow, said: Said): Promise<void> {
  const { issue_category, ...fields } = said.fields ?? {}
  refuseWrong(said.fields ?? {})
  const category = said.category ?? asCategory(issue_category)
  if (category) await correctCategory(ctx, ticket, category)
  const facts = await gatherFacts(ctx, ticket.id)
  const stamp = { by: await authorOf(ctx), at: nowText(ctx) }
  const written = withWriting(facts.edits, fields, { ...stamp, found: (name) => foundIn(facts, fieldNamed(name)) })
  const edits = withSteps(withCause(written, said, stamp), said, { ...stamp, found: stepsIn(facts) })
  await keepEdits(ctx, ticket.id, { edits, ...(said.resolving && { ...said.resolving, resolved_at: null }) })
  if (said.cause_code) sayCause(ctx, facts, said.cause_code)
}

function refuseWrong(writing: Writing): void {
  const errors = problemsOf(writing)
  if (errors.length > 0) throw invalid('Some fields cannot be written so; nothing was changed.', errors)
}

/** The category as it is called everywhere else. It cannot be taken back, only corrected. */
const asCategory = (text: Writing['issue_category']): Category | undefined =>
  typeof text === 'string' && text.trim() !== ''
    ? (text.trim().toLowerCase().replaceAll(' ', '_') as Category)
    : undefined

type Stamp = { by: Author | null; at: string }

function withCause({ cause_code: before, ...edits }: Edits, { cause_code }: Said, stamp: Stamp): Edits {
  if (cause_code === undefined) return before ? { ...edits, cause_code: before } : edits
  if (cause_code === null) return edits
  return { ...edits, cause_code: { value: cause_code, ...stamp } }
}

function withSteps(
  { steps: before, ...edits }: Edits,
  { steps }: Said,
  { found, ...stamp }: Stamp & { found: Step[] },
): Edits {
  if (steps === undefined) return before ? { ...edits, steps: before } : edits
  if (steps === null || steps.length === 0) return edits
  const known = [...(before?.value ?? []), ...found]
  return { ...edits, steps: { value: steps.map((step) => dated(step, known, stamp)), ...stamp } }
}

/** A step that was there already, written or found, stays as old as it is and whose it is, also with another result. */
function dated({ action, result }: Pick<Step, 'action' | 'result'>, known: Step[], stamp: Stamp): Step {
  const done = known.filter((step) => step.action === action)
  const same = done.find((step) => step.result === result) ?? done[0]
  return { action, result, at: same ? same.at : stamp.at, by: same ? same.by : (stamp.by?.name ?? null) }
}

/** The rules learn from what people decide otherwise. */
function sayCause(ctx: Context, { ticket, cause }: Facts, after: CauseCode): void {
  if (cause.code === after) return
  emit(ctx, CauseCorrected, { ticket_id: ticket.id, before: cause.code, after })
}

async function authorOf(ctx: Context): Promise<Author | null> {
  if (!ctx.actor.id || (ctx.actor.type !== 'agent' && ctx.actor.type !== 'ai')) return null
  const { id, name } = await getUser(ctx, ctx.actor.id)
  return { id, name }
}
