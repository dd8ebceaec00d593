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

/** Keeps why something was decided, so that every screen can show it. Same transaction as the decision's effect. */
export async function decide(ctx: Context, decision: NewDecision): Promise<void> {
  await ctx.db
    .insertInto('decisions')
    .values({
      id: newId(),
      at: nowText(ctx),
      subject_type: decision.subject_type,
      subject_id: decision.subject_id,
      kind: decision.kind,
      rule: decision.rule,
      inputs: JSON.stringify(decision.inputs),
      result: JSON.stringify(decision.result),
      losers: JSON.stringify(decision.losers ?? []),
      confidence: decision.confidence ?? null,
      version: decision.version ?? null,
    })
    .execute()
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
