import type { Decision } from '../../server/domains/tickets/contract.ts'
import { spanWords } from './countdown.ts'
import { facetWords, type Speaker } from './facets.ts'
import { frameworkName } from './framework-names.ts'
import { exact } from './time.ts'
import { humanize } from './words.ts'

/** A decision as a sentence in the reader's language; null for kinds without words, whose facts speak for themselves. */
export const sentenceOf = (decision: Decision, speaker: Speaker): string | null =>
  sentences[decision.kind]?.(decision, speaker) ?? null

type Say = (decision: Decision, speaker: Speaker) => string | null

const word = (facts: Record<string, unknown>, name: string) => (typeof facts[name] === 'string' ? facts[name] : null)
const count = (facts: Record<string, unknown>, name: string) => (typeof facts[name] === 'number' ? facts[name] : null)

const sentences: Record<string, Say> = {
  triage: ({ result }, { t, language }) => {
    const said = (facet: 'category' | 'impact' | 'urgency' | 'priority') => {
      const value = word(result, facet)
      return value ? facetWords({ t, language }, facet, value) : t('common.unknown')
    }
    if (!word(result, 'priority')) return null
    return t('case:why.say.triage', {
      category: said('category'),
      impact: said('impact'),
      urgency: said('urgency'),
      priority: said('priority'),
    })
  },
  placement: ({ rule, result }, { t }) => {
    const team = word(result, 'team')
    return team ? t('case:why.say.placement', { team: frameworkName(team), rule: placementRule(rule, t) }) : null
  },
  queue_place: ({ result }, { t, language }) => {
    const name = word(result, 'queue_class')
    if (!name) return t('case:why.say.queue_plain')
    const lead = count(result, 'lead_seconds') ?? count(result, 'queue_lead_seconds') ?? 0
    return t('case:why.say.queue_class', { name: queueClassName(name, t), span: spanWords(lead * 1000, language) })
  },
  deadline: ({ inputs, result }, { t, language }) => {
    const [text, due_at] = [word(inputs, 'text'), word(result, 'due_at')]
    const clock = CLOCKS.find((kind) => kind === (word(inputs, 'clock') ?? word(result, 'clock')))
    if (!text || !due_at || !clock) return t('case:why.say.deadline_plain')
    return t('case:why.say.deadline', { clock: t(`case:clocks.${clock}`), text, time: exact(due_at, language) })
  },
  escalation: ({ rule, inputs, result }, { t }) => {
    if (rule === 'ping_pong') return t('case:why.say.escalation_ping_pong', { count: count(inputs, 'moves') ?? 0 })
    const tier = word(result, 'to_tier') ?? word(result, 'tier')
    if (!tier) return t('case:why.say.escalation_top')
    if (rule === 'returned') return t('case:why.say.escalation_returned', { tier: frameworkName(tier) })
    if (rule === 'threshold') return t('case:why.say.escalation_threshold', { tier: frameworkName(tier) })
    const criterion = word(inputs, 'criterion') ?? word(result, 'criterion')
    return t('case:why.say.escalation_by_hand', {
      tier: frameworkName(tier),
      criterion: criterion ? criterionName(criterion, t) : t('common.unknown'),
    })
  },
  survey: ({ rule, result }, { t }) => {
    const reason = SUPPRESSED.find((known) => known === (word(result, 'reason') ?? rule))
    if (!reason) return word(result, 'state') === 'suppressed' ? null : t('case:why.say.survey_sent')
    return t('case:why.say.survey_not', { reason: t(`case:why.suppressed.${reason}`) })
  },
  confirmation: ({ result }, { t }) => {
    const state = STATES.find((known) => known === word(result, 'state'))
    return state ? t('case:why.say.confirmation', { state: t(`case:why.confirmation_state.${state}`) }) : null
  },
  report: (_, { t }) => t('case:why.say.report'),
}

const CLOCKS = ['first_response', 'next_response', 'resolution', 'periodic_update', 'escalation'] as const
const STATES = ['awaiting', 'confirmed', 'rejected', 'lapsed', 'withdrawn'] as const
const SUPPRESSED = [
  'spam',
  'merged',
  'no_consent',
  'no_address',
  'unproven_sender',
  'not_a_person',
  'asked_recently',
  'too_late',
  'not_solved',
  'reopened',
] as const
const PLACEMENT_RULES = [
  'capability',
  'unsure',
  'billing_questions',
  'technical_issues',
  'general_inquiries',
  'hard_for_enterprise',
  'hard',
  'technical_for_enterprise',
  'first_tier',
  'answered',
] as const
const QUEUE_CLASSES = [
  'enterprise_customers',
  'premium_customers',
  'billing_issues',
  'technical_emergencies',
  'urgent_technical_problems',
  'escalated_issues',
] as const
const CRITERIA = [
  'technical_complexity',
  'policy_exceptions',
  'customer_dissatisfaction',
  'engineering_required',
  'security_concerns',
  'data_recovery_needs',
  'c_level_involvement',
  'legal_consultation',
  'product_team_collaboration',
  'escalation_threshold',
] as const

type Words = Speaker['t']

function placementRule(rule: string, t: Words) {
  const known = PLACEMENT_RULES.find((name) => name === rule)
  return known ? t(`case:why.rule.${known}`) : humanize(rule)
}

/** Operators may write classes and criteria of their own into the framework: those are shown as they are named there. */
export function queueClassName(name: string, t: Words) {
  const known = QUEUE_CLASSES.find((one) => one === name)
  return known ? t(`queue.class.${known}`) : frameworkName(name)
}

export function criterionName(name: string, t: Words) {
  const known = CRITERIA.find((one) => one === name)
  return known ? t(`case:escalate.criteria.${known}`) : humanize(name)
}

export function suppressionName(name: string, t: Words) {
  const known = SUPPRESSED.find((one) => one === name)
  return known ? t(`case:why.suppressed.${known}`) : humanize(name)
}
