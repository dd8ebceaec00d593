import type { Speaker } from './facets.ts'
import { humanize, percentOf } from './words.ts'

/** The server's reasons in the reader's language. What is new there stays in the server's words. */
const KNOWN = [
  { says: /^nothing it asks for takes a higher tier$/, key: 'no_capability' },
  { says: /^it is clear what it is about$/, key: 'clear' },
  { says: /^it is not about money$/, key: 'not_billing' },
  { says: /^it is not technical$/, key: 'not_technical' },
  { says: /^it is technical$/, key: 'technical' },
  { says: /^its complexity is (\w+)/, key: 'complexity' },
  { says: /^the customer status is (\w+)/, key: 'status' },
  { says: /^the framework names no team for it$/, key: 'no_team' },
  { says: /^does not fit$/, key: 'no_fit' },
  { says: /^nothing is known of this class/, key: 'unknown_class' },
  { says: /^confidence ([\d.]+)/, key: 'confidence' },
  { says: /^comes after (\w+)$/, key: 'after' },
  { says: /^stands below (\w+)$/, key: 'below' },
] as const

/**
 * Why an option was not chosen. A reason of the server names the rule before a colon, for each rule that leads to the
 * option; what several of them say alike is said once.
 */
export function reasonWords(reason: string, speaker: Speaker): string {
  const parts = reason.split('; ').map((part) => inWords(part.replace(/^[a-z0-9_]+: /, ''), speaker))
  return [...new Set(parts)].join(speaker.language === 'zh' ? '；' : '; ')
}

function inWords(part: string, { t, language }: Speaker): string {
  for (const { says, key } of KNOWN) {
    const found = says.exec(part)
    if (!found) continue
    const [, word = ''] = found
    const name = key === 'confidence' ? percentOf(Number(word), language) : nameOf(word, t)
    return t(`case:why.reason.${key}`, { name })
  }
  return part
}

const RULES = ['unsure', 'billing_questions', 'technical_issues', 'hard_for_enterprise', 'hard', 'capability'] as const
const CLASSES = ['enterprise_customers', 'premium_customers', 'billing_issues', 'technical_emergencies'] as const
const LEVELS = ['low', 'medium', 'high'] as const
const STATUSES = ['free', 'premium', 'enterprise'] as const

function nameOf(word: string, t: Speaker['t']): string {
  const rule = RULES.find((known) => known === word)
  if (rule) return t(`case:why.rule.${rule}`)
  const queueClass = CLASSES.find((known) => known === word)
  if (queueClass) return t(`queue.class.${queueClass}`)
  const level = LEVELS.find((known) => known === word)
  if (level) return t(`case:level.${level}`)
  const status = STATUSES.find((known) => known === word)
  return status ? t(`account_type.${status}`) : humanize(word)
}
