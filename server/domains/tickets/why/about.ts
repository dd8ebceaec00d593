import { WHY_ABOUT } from './contract.ts'

interface Decided {
  kind: string
  rule: string
  inputs: Record<string, unknown>
}

/** Kinds of decisions that answer the same question. */
const KINDS: Record<string, (typeof WHY_ABOUT)[number]> = {
  placement: 'team',
  assignment: 'assignee',
  escalation_call: 'escalation',
  escalation_suggestion: 'escalation',
}

/** What a decision is about: `team` for a placement, `deadline` for any clock; its own kind where nobody asked yet. */
export const aboutOf = ({ kind }: Pick<Decided, 'kind'>): string => KINDS[kind] ?? kind

/** Of several clocks, ladders or automations each is a question of its own. */
export function subjectOf({ kind, rule, inputs }: Decided): string {
  // Why the limit did not count stands beside who decided so.
  if (kind === 'automation' || rule === 'over_limit') return `${kind} ${rule}`
  const own = ['clock', 'ladder', 'deed'].map((name) => inputs[name]).find((word) => typeof word === 'string')
  return `${kind} ${own ?? ''}`
}

/** What people ask first comes first. */
export const WHY_ORDER = (about: string): number => {
  const place = (WHY_ABOUT as readonly string[]).indexOf(about)
  return place === -1 ? WHY_ABOUT.length : place
}
