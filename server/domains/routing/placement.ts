import type { Framework } from '../framework/schema.ts'
import { tierOf } from '../framework/teams.ts'
import { type NamedTeam, type Placeable, RULES, type Rule } from './placement-rules.ts'

/** Who is to help, by which rule, why in a sentence, and which teams were not chosen. */
export interface Placement {
  team: string
  tier: string
  rule: string
  /** The key of the framework that names the team. */
  path: string
  reason: string
  losers: { option: string; reason: string }[]
}

/** Chooses the team: the first rule that fits and whose team the framework names. The first tier is always one. */
export function placementOf(framework: Framework, facts: Placeable): Placement {
  const offers = RULES.map((rule) => offerOf(rule, framework, facts))
  const chosen = offers.find(({ refused }) => refused === null)!
  const { team, path } = chosen.named!
  return {
    team,
    path,
    tier: tierOf(framework, team)!,
    rule: chosen.rule,
    reason: `${chosen.because} (${factsIn(facts)})`,
    losers: losersAmong(offers, chosen),
  }
}

interface Offer {
  rule: string
  /** The team it leads to; null when the framework names none. */
  named: NamedTeam | null
  because: string
  /** Why it does not apply, or null when it does. */
  refused: string | null
}

function offerOf(rule: Rule, framework: Framework, facts: Placeable): Offer {
  const named = rule.team(framework, facts)
  const refused = rule.lacks(facts) ?? (named === null ? 'the framework names no team for it' : null)
  return { rule: rule.name, named, because: rule.because(facts), refused }
}

/** Every other team once, with what each rule that leads to it lacked, or which rule came before. */
function losersAmong(offers: readonly Offer[], chosen: Offer): Placement['losers'] {
  const losers = new Map<string, string[]>()
  for (const { named, rule, refused } of offers) {
    if (named === null || named.team === chosen.named!.team) continue
    const { team } = named
    const reason = `${rule}: ${refused ?? `comes after ${chosen.rule}`}`
    losers.set(team, [...(losers.get(team) ?? []), reason])
  }
  return [...losers].map(([option, reasons]) => ({ option, reason: reasons.join('; ') }))
}

const factsIn = ({ category, complexity, customer_status, confidence }: Placeable): string =>
  [
    `category ${category ?? 'unknown'}`,
    `complexity ${complexity ?? 'unknown'}`,
    `customer status ${customer_status}`,
    `confidence ${confidence.toFixed(2)}`,
  ].join(', ')
