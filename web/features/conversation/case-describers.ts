import type { TimelineEntry } from '../../../server/domains/tickets/contract.ts'
import { FACETS, facetWords, type Speaker } from '../../lib/facets.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { TASK_KINDS } from '../../lib/task-search.ts'
import { criterionName, suppressionName } from '../../lib/why-sentences.ts'
import { percentOf } from '../../lib/words.ts'

type Describe = (entry: TimelineEntry, words: Speaker) => string | null

const text = ({ data }: TimelineEntry, key: string) => (typeof data[key] === 'string' ? data[key] : null)
const number = ({ data }: TimelineEntry, key: string) => (typeof data[key] === 'number' ? data[key] : null)

const CLOCKS = ['first_response', 'resolution', 'escalation'] as const
const EMOTIONS = ['frustrated', 'confused', 'neutral', 'satisfied'] as const
const STATES = ['awaiting', 'confirmed', 'rejected', 'lapsed', 'withdrawn'] as const
const RUN_OUTCOMES = ['done', 'partly', 'refused', 'stopped'] as const
const TASK_EVENTS = ['created', 'done', 'skipped', 'due'] as const
type TaskEvent = (typeof TASK_EVENTS)[number]

const clockOf = (entry: TimelineEntry, t: Speaker['t']) => {
  const clock = CLOCKS.find((known) => known === text(entry, 'clock'))
  return clock ? t(`case:event.clock.${clock}`) : null
}

/** What became of a task; null for changes that nobody has to read about. */
function taskEventOf({ name, data }: TimelineEntry): TaskEvent | null {
  if (name === 'task.changed') return data.state === 'done' || data.state === 'skipped' ? data.state : null
  return TASK_EVENTS.find((event) => name === `task.${event}`) ?? null
}

const taskSentence: Describe = (entry, { t }) => {
  const event = taskEventOf(entry)
  if (!event) return null
  // What somebody wrote down by hand has a title, which events do not hold.
  const kind = TASK_KINDS.find((known) => known !== 'to_do' && known === text(entry, 'kind'))
  return kind ? t(`case:event.task.${event}_kind`, { kind: t(`tasks:kind.${kind}`) }) : t(`case:event.task.${event}`)
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
      ? t('case:event.escalated', { tier: frameworkName(tier), criterion })
      : t('case:event.escalated_top', { criterion })
  },
  'escalation.accepted': (_, { t }) => t('case:event.accepted'),
  'escalation.returned': (entry, { t }) =>
    t('case:event.returned', { tier: frameworkName(text(entry, 'to_tier') ?? '') }),
  'escalation.acknowledged': (_, { t }) => t('case:event.acknowledged'),
  'automation.ran': (entry, { t }) => {
    const outcome = RUN_OUTCOMES.find((known) => known === text(entry, 'outcome'))
    return outcome ? t(`case:event.automation.${outcome}`, { name: text(entry, 'automation') ?? '' }) : null
  },
  'channel.callback_asked': (entry, { t }) =>
    t('case:event.callback_asked', { attempt: number(entry, 'attempt') ?? 1 }),
  'channel.callback_ended': (entry, { t }) => {
    const outcome = CALLBACK_OUTCOMES.find((known) => known === text(entry, 'outcome'))
    return outcome ? t(`case:event.callback.${outcome}`) : null
  },
  'channel.session_kept': (_, { t }) => t('case:event.session_kept'),
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
  'task.created': taskSentence,
  'task.changed': taskSentence,
  'task.due': taskSentence,
}

const CALLBACK_OUTCOMES = ['reached', 'not_reached', 'moved', 'taken_back'] as const

/** Leaves out what goes without saying beside another entry, and makes one sentence of many tasks. */
export function toldTogether(entries: TimelineEntry[], { t }: Speaker): { told: TimelineEntry[]; summaries: string[] } {
  const names = new Set(entries.map(({ name }) => name))
  const counted = TASK_EVENTS.map((event) => ({
    event,
    count: entries.filter((entry) => taskEventOf(entry) === event).length,
  })).filter(({ count }) => count > 1)
  const isCounted = (entry: TimelineEntry) => counted.some(({ event }) => event === taskEventOf(entry))
  return {
    told: entries.filter((entry) => !isImplied(entry, names) && !isCounted(entry)),
    summaries: counted.map(({ event, count }) => t(`case:event.task.${event}`, { count })),
  }
}

function isImplied(entry: TimelineEntry, names: Set<string>) {
  if (names.has('escalation.escalated')) {
    if (entry.name === 'ticket.team_changed') return true
    if (entry.name === 'ticket.assigned') return !text(entry, 'assignee_id')
    if (entry.name === 'ticket.status_changed') return text(entry, 'status') === 'escalated'
  }
  return names.has('escalation.accepted') && entry.name === 'ticket.status_changed' && text(entry, 'status') === 'open'
}
