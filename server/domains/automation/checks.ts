import { type TicketFacts, unmet } from '../framework/conditions.ts'
import type { Framework } from '../framework/schema.ts'
import type { Check } from './contract.ts'

type Automation = Framework['automations'][number]
type Conditions = Automation['when']

const FACT_OF: Record<keyof Conditions, keyof TicketFacts> = {
  channels: 'channel',
  statuses: 'status',
  priorities: 'priority',
  categories: 'category',
  emotions: 'emotion',
  languages: 'language',
  account_types: 'account_type',
  segments: 'segments',
  tiers: 'tier',
  teams: 'team',
  tags: 'tags',
  without_tags: 'tags',
  assigned: 'assignee_id',
}

/** Every condition an automation names, whether a ticket meets it, and why not in words. */
export function checksOf({ when, words }: Automation, facts: TicketFacts, texts: readonly string[]): Check[] {
  const named = (Object.keys(when) as (keyof Conditions)[]).filter((name) => when[name] !== undefined)
  const checks = named.map((name): Check => {
    const reason = unmet({ [name]: when[name] }, facts)
    const fact = facts[FACT_OF[name]]
    return {
      ...{ condition: name, wanted: when[name], met: reason === null, reason },
      found: name === 'assigned' ? fact !== null : fact,
    }
  })
  return words ? [...checks, checkWords(words, texts)] : checks
}

function checkWords(words: readonly string[], texts: readonly string[]): Check {
  const said = texts.map(folded)
  const found = words.filter((word) => said.some((text) => text.includes(folded(word))))
  const reason = found.length > 0 ? null : `neither the subject nor the message has ${words.join(' or ')}`
  return { condition: 'words', wanted: words, found, met: found.length > 0, reason }
}

/** Case, and the width of letters in Chinese and Japanese texts, make no difference. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

export const isMet = (checks: readonly Check[]): boolean => checks.every(({ met }) => met)
