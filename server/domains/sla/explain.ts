import type { Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import type { Framework } from '../framework/schema.ts'
import { momentText } from './keep-clocks.ts'
import { factsOf } from './measures.ts'
import { misfitOf, type SlaFacts } from './policy.ts'
import type { KeptClock, Settled } from './settle.ts'
import type { Timed } from './timed.ts'

/** Why a deadline is when it is: told when a clock starts, and when it gets another time or other hours. */
export function explainTargets(ctx: Context, timed: readonly Timed[], framework: Framework): void {
  for (const { ticket, clocks } of timed) {
    const told = clocks.filter(({ is_new_target }) => is_new_target)
    if (told.length === 0) continue
    const facts = factsOf(framework, ticket)
    for (const { clock, course } of told) {
      const { kind, target_text: text, due, version, path, policy, cycle } = clock
      const kept = ticket.kept.find((kept) => kept.kind === kind && kept.cycle === cycle)
      const rule = ruleOf(clock, kept)
      decide(ctx, {
        ...{ subject_type: 'ticket', subject_id: ticket.id, kind: 'deadline', rule, version },
        inputs: { clock: kind, ...facts, path, text, policy, calendar: course.hours.at(-1)?.calendar?.name ?? null },
        result: { due_at: momentText(due) },
        losers: losersOf(framework, clock, facts),
      })
    }
  }
}

function ruleOf({ policy, path, target_ms, target_text }: KeptClock, kept: KeptClock | undefined): string {
  if (!kept) return policy === null ? 'time_of_channel' : 'time_of_policy'
  if (kept.path !== path) return 'other_policy'
  return kept.target_ms === target_ms && kept.target_text === target_text ? 'other_hours' : 'framework_changed'
}

/** Policies that were looked at before the one that gives the time, and why they do not. */
function losersOf({ sla }: Framework, { kind, policy }: Settled['clock'], facts: SlaFacts) {
  if (kind === 'escalation') return []
  const place = sla.policies.findIndex(({ name }) => name === policy)
  const passed = place < 0 ? sla.policies : sla.policies.slice(0, place)
  return passed.map((other) => ({
    option: other.name,
    reason: misfitOf(other, facts) ?? `it names no ${kind.replace('_', ' ')}`,
  }))
}
