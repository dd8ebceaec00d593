import type { Context } from './context.ts'
import { nowText } from './context.ts'
import { newId } from './ids.ts'

/** A decision the system took. Like events, it holds ids and words, not what people wrote. */
export interface NewDecision {
  subject_type: 'ticket' | 'message' | 'customer'
  subject_id: string
  /** What was decided: `threading`, `identity`, `placement` … */
  kind: string
  /** The rule that won, as a stable word. */
  rule: string
  inputs: Record<string, unknown>
  result: Record<string, unknown>
  losers?: { option: string; reason: string }[]
  /** 0 to 1, for decisions that can be more or less sure. */
  confidence?: number | null
  /** Version of the policy or model that decided. */
  version?: string | null
}

/** Keeps why something was decided, so that every screen can show it. Written with the transaction's last statement. */
export function decide(ctx: Context, decision: NewDecision): void {
  if (!ctx.tx) throw new Error(`${decision.kind} was decided outside a transaction: wrap the command in inTransaction.`)
  const { losers = [], confidence = null, version = null, ...rest } = decision
  ctx.tx.decisions.push({ id: newId(), at: nowText(ctx), ...rest, losers, confidence, version })
}

/** The same for a decision that concerns several subjects: a row for each. */
export function decideEach(ctx: Context, decisions: readonly NewDecision[]): void {
  for (const decision of decisions) decide(ctx, decision)
}

export const decisionsAbout = (ctx: Context, subjectType: NewDecision['subject_type'], subjectId: string) =>
  ctx.db
    .selectFrom('decisions')
    .select(['id', 'at', 'kind', 'rule', 'inputs', 'result', 'losers', 'confidence', 'version'])
    .where('subject_type', '=', subjectType)
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .limit(200)
    .execute()
