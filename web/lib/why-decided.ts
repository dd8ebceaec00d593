import type { TFunction } from 'i18next'
import type { WhyAnswer } from '../../server/domains/tickets/why/contract.ts'
import { facetWords } from './facets.ts'
import { frameworkName } from './framework-names.ts'
import { criterionName, sentenceOf } from './why-sentences.ts'
import { humanize } from './words.ts'

/** Who speaks, and how people are called. */
export interface Teller {
  t: TFunction<['app', 'case', 'tasks', 'why']>
  language: string
  nameOf: (id: string) => string | null
}

/** A decision, or what a person decided over it, as a sentence; null where only the facts can speak. */
export function decidedWords(answer: WhyAnswer, teller: Teller): string | null {
  if (answer.by) return byPerson[answer.kind]?.(answer, teller) ?? null
  return decided[answer.kind]?.(answer, teller) ?? sentenceOf(answer, teller)
}

type Say = (answer: WhyAnswer, teller: Teller) => string | null

const word = (facts: Record<string, unknown>, name: string): string | null =>
  typeof facts[name] === 'string' ? facts[name] : null
const personIn = (result: Record<string, unknown>, { nameOf, t }: Teller): string | null => {
  const id = word(result, 'agent_id') ?? word(result, 'assignee_id')
  return id && (nameOf(id) ?? t('why:say.somebody'))
}
const authorOf = ({ by }: WhyAnswer, { t }: Teller) => by?.name ?? t('why:say.somebody')

const byPerson: Record<string, Say> = {
  priority: (answer, teller) => {
    const priority = word(answer.result, 'priority')
    if (!priority) return null
    return teller.t('why:say.priority_by', {
      name: authorOf(answer, teller),
      priority: facetWords(teller, 'priority', priority),
    })
  },
  placement: (answer, teller) => {
    const team = word(answer.result, 'team')
    return team ? teller.t('why:say.team_by', { name: authorOf(answer, teller), team: frameworkName(team) }) : null
  },
  assignment: (answer, teller) => {
    const agent = personIn(answer.result, teller)
    const name = authorOf(answer, teller)
    if (agent && agent === name) return teller.t('why:say.taken_by', { name })
    return agent ? teller.t('why:say.assigned_by', { name, agent }) : teller.t('why:say.unassigned_by', { name })
  },
}

const decided: Record<string, Say> = {
  priority: ({ rule, inputs, result }, teller) => {
    const said = (facet: 'impact' | 'urgency' | 'priority', value: string | null) =>
      value ? facetWords(teller, facet, value) : teller.t('common.unknown')
    const shared = {
      priority: said('priority', word(result, 'priority')),
      impact: said('impact', word(inputs, 'impact')),
      urgency: said('urgency', word(inputs, 'urgency')),
    }
    if (rule !== 'raised_by_customer_status') return teller.t('why:say.priority', shared)
    const status = word(inputs, 'customer_status')
    return teller.t('why:say.priority_raised', {
      ...shared,
      base: said('priority', word(inputs, 'base')),
      status: status ? teller.t(`account_type.${status as 'free'}`) : '',
      steps: Number(inputs.raised_by),
    })
  },
  assignment: ({ rule, result }, teller) => {
    const agent = personIn(result, teller)
    if (!agent) return teller.t('why:say.assigned_nobody')
    if (rule === 'over_limit') return teller.t('why:say.over_limit', { agent })
    return teller.t(rule === 'first_free' ? 'why:say.assigned' : 'why:say.kept', { agent })
  },
  escalation: ({ rule, inputs, result }, { t }) => {
    const tier = frameworkName(word(result, 'tier') ?? '')
    const criterion = criterionName(word(inputs, 'criterion') ?? '', t)
    if (rule === 'ping_pong') return t('why:say.ping_pong', { count: Number(inputs.moves) })
    if (rule === 'returned') return t('why:say.returned', { tier })
    return rule === 'detected' && tier ? t('why:say.detected', { tier, criterion }) : null
  },
  escalation_call: ({ rule, inputs, result }, { t }) => {
    const told = Array.isArray(result.told) ? result.told.map((one) => roleName(String(one), t)) : []
    const words = { told: told.join(', ') || t('why:say.somebody'), ladder: word(inputs, 'ladder') ?? '' }
    return t(rule === 'management' ? 'why:say.call_management' : 'why:say.call', words)
  },
  escalation_suggestion: ({ inputs }, { t }) =>
    t('why:say.suggested', { criterion: criterionName(word(inputs, 'criterion') ?? '', t) }),
  grant: ({ rule, inputs }, { t }) =>
    rule === 'management'
      ? t('why:say.grant_management')
      : t('why:say.grant', { tier: frameworkName(word(inputs, 'tier') ?? '') }),
  automation: ({ rule, result }, { t }) => {
    if (result.stopped_by) return t('why:say.automation_stopped', { name: rule })
    const did = Array.isArray(result.did) ? result.did.map((one) => humanize(String(one))) : []
    return t('why:say.automation', { name: rule, did: did.join(', ') || t('why:say.nothing') })
  },
  acknowledgement: ({ inputs, result }, { t }) => {
    // Whether they were told of the hand-over; that of the first mail speaks by its facts.
    if (!('escalation_id' in inputs)) return null
    return t(result.sent === true ? 'why:say.told_customer' : 'why:say.not_told_customer')
  },
}

/** Roles are words of ours; whoever is called by address is called so. */
function roleName(role: string, t: Teller['t']): string {
  return role === 'lead' || role === 'manager' || role === 'admin' ? t(`role.${role}`) : role
}
