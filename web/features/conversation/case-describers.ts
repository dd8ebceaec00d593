import type { TimelineEntry } from '../../../server/domains/tickets/contract.ts'
import { FACETS, facetWords, type Speaker } from '../../lib/facets.ts'
import { criterionName, suppressionName } from '../../lib/why-sentences.ts'
import { humanize, percentOf } from '../../lib/words.ts'

type Describe = (entry: TimelineEntry, words: Speaker) => string | null

const text = ({ data }: TimelineEntry, key: string) => (typeof data[key] === 'string' ? data[key] : null)
const number = ({ data }: TimelineEntry, key: string) => (typeof data[key] === 'number' ? data[key] : null)

const CLOCKS = ['first_response', 'resolution', 'escalation'] as const
const EMOTIONS = ['frustrated', 'confused', 'neutral', 'satisfied'] as const
const STATES = ['awaiting', 'confirmed', 'rejected', 'lapsed', 'withdrawn'] as const
const TASKS = [
  'to_do',
  'customer_follow_up',
  'documentation_updates',
  'team_notifications',
  'knowledge_base',
  'training_needs',
  'product_feedback',
  'customer_success',
  'issue_prevention',
  'process_optimization',
  'unhappy_rating',
] as const

const clockOf = (entry: TimelineEntry, t: Speaker['t']) => {
  const clock = CLOCKS.find((known) => known === text(entry, 'clock'))
  return clock ? t(`case:event.clock.${clock}`) : null
}

const taskOf = (entry: TimelineEntry, t: Speaker['t']) => {
  const kind = TASKS.find((known) => known === text(entry, 'kind'))
  return kind ? t(`case:event.task.${kind}`) : null
}

/** What happened to a case beyond its messages: clocks, understanding, escalations, its end. */
export const caseDescribers: Record<string, Describe> = {
  'sla.at_risk': (entry, { t, language }) => {
    const [clock, percent] = [clockOf(entry, t), number(entry, 'percent')]
    return clock && percent ? t('case:event.at_risk', { clock, percent: percentOf(percent / 100, language) }) : null
  },
  'sla.breached': (entry, { t }) => t('case:event.breached', { clock: clockOf(entry, t) ?? '' }),
  'sla.breach_withdrawn': (entry, { t }) => t('case:event.withdrawn', { clock: clockOf(entry, t) ?? '' }),
  'sla.threshold_reached': (_, { t }) => t('case:event.threshold'),
  'triage.corrected': (entry, { t, language }) => {
    const facet = FACETS.find((known) => known === text(entry, 'facet'))
    const after = text(entry, 'after')
    // A new priority has its own event.
    if (!facet || !after || facet === 'priority') return null
    return t('case:event.corrected', {
      facet: t(`case:facet.${facet}`),
      value: facetWords({ t, language }, facet, after),
    })
  },
  'triage.emotion_changed': (entry, { t }) => {
    const emotion = EMOTIONS.find((known) => known === text(entry, 'emotion'))
    return emotion ? t('case:event.emotion', { emotion: t(`case:event.emotion_value.${emotion}`) }) : null
  },
  'escalation.escalated': (entry, { t }) => {
    const criterion = criterionName(text(entry, 'criterion') ?? '', t)
    const tier = text(entry, 'to_tier')
    return tier
      ? t('case:event.escalated', { tier: humanize(tier), criterion })
      : t('case:event.escalated_top', { criterion })
  },
  'escalation.accepted': (_, { t }) => t('case:event.accepted'),
  'csat.confirmation_asked': (_, { t }) => t('case:event.confirmation_asked'),
  'csat.confirmation_decided': (entry, { t }) => {
    const state = STATES.find((known) => known === text(entry, 'state'))
    return state ? t(`case:event.confirmation.${state}`) : null
  },
  'csat.survey_sent': (_, { t }) => t('case:event.survey_sent'),
  'csat.survey_suppressed': (entry, { t }) =>
    t('case:event.survey_suppressed', { reason: suppressionName(text(entry, 'reason') ?? '', t) }),
  'csat.survey_answered': (entry, { t }) =>
    t('case:event.survey_answered', { score: number(entry, 'score') ?? t('common.unknown') }),
  'report.made': (entry, { t, language }) =>
    t('case:event.report_made', { percent: percentOf((number(entry, 'completeness_percent') ?? 0) / 100, language) }),
  'report.changed': (entry, { t }) => (text(entry, 'cause') === 'edited' ? t('case:event.report_changed') : null),
  'report.cause_corrected': (_, { t }) => t('case:event.cause_corrected'),
  'task.created': (entry, { t }) => {
    const kind = taskOf(entry, t)
    return kind && t('case:event.task_created', { kind })
  },
  'task.changed': (entry, { t }) => {
    const [kind, state] = [taskOf(entry, t), text(entry, 'state')]
    if (state !== 'done' && state !== 'skipped') return null
    return kind && t(`case:event.task_${state}`, { kind })
  },
  'task.due': (entry, { t }) => {
    const kind = taskOf(entry, t)
    return kind && t('case:event.task_due', { kind })
  },
}

/** Leaves out what goes without saying beside another entry, and makes one entry of many tasks. */
export function toldTogether(
  entries: TimelineEntry[],
  { t }: Speaker,
): { told: TimelineEntry[]; summary: string | null } {
  const names = new Set(entries.map(({ name }) => name))
  const tasks = entries.filter(({ name }) => name === 'task.created').length
  const told = entries.filter((entry) => !isImplied(entry, names) && !(tasks > 1 && entry.name === 'task.created'))
  return { told, summary: tasks > 1 ? t('case:event.tasks_created', { count: tasks }) : null }
}

function isImplied(entry: TimelineEntry, names: Set<string>) {
  if (names.has('escalation.escalated')) {
    if (entry.name === 'ticket.team_changed') return true
    if (entry.name === 'ticket.assigned') return !text(entry, 'assignee_id')
    if (entry.name === 'ticket.status_changed') return text(entry, 'status') === 'escalated'
  }
  return names.has('escalation.accepted') && entry.name === 'ticket.status_changed' && text(entry, 'status') === 'open'
}
