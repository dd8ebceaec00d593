import type { Framework } from '../schema.ts'
import { coversClass, QUEUE_CLASSES } from '../sections/words.ts'
import type { Suspicion } from './suspicion.ts'

/** Times that contradict each other, and lists with words that do nothing. */
export const channelSuspicions = (framework: Framework): Suspicion[] => [
  ...mailTimes(framework),
  ...answersAgainstTarget(framework),
  ...chat(framework),
  ...routes(framework),
  ...classes('support_channels.email.priority_routing', framework.support_channels.email.priority_routing),
  ...classes('support_channels.phone_support.priority_queue', framework.support_channels.phone_support.priority_queue),
]

function mailTimes({ support_channels }: Framework): Suspicion[] {
  const { response_time_sla, resolution_time_sla, escalation_threshold } = support_channels.email
  const [response, resolution, escalation] = [
    response_time_sla.text,
    resolution_time_sla.text,
    escalation_threshold.text,
  ]
  const found: Suspicion[] = []
  if (escalation_threshold.seconds > resolution_time_sla.seconds) {
    const path = 'support_channels.email.escalation_threshold'
    found.push({ code: 'escalation_after_resolution', path, params: { escalation, resolution } })
  }
  if (response_time_sla.seconds > resolution_time_sla.seconds) {
    const path = 'support_channels.email.response_time_sla'
    found.push({ code: 'response_after_resolution', path, params: { response, resolution } })
  }
  if (escalation_threshold.seconds < response_time_sla.seconds) {
    const path = 'support_channels.email.escalation_threshold'
    found.push({ code: 'escalation_before_response', path, params: { escalation, response } })
  }
  return found
}

function answersAgainstTarget({ support_channels, targets }: Framework): Suspicion[] {
  return Object.entries(support_channels)
    .filter(([, { response_time_sla }]) => response_time_sla.seconds > targets.first_response.seconds)
    .map(([channel, { response_time_sla }]) => ({
      code: 'response_above_target',
      path: `support_channels.${channel}.response_time_sla`,
      params: { response: response_time_sla.text, target: targets.first_response.text },
    }))
}

/** "24/7" is a promise that somebody is there. */
function chat(framework: Framework): Suspicion[] {
  const { support_channels, routing, teams } = framework
  const { response_time_sla, auto_routing } = support_channels.live_chat
  const response = response_time_sla.text
  const found: Suspicion[] = []
  if (!routing.assign_automatically.includes('live_chat'))
    found.push({ code: 'chat_not_assigned', path: 'routing.assign_automatically', params: { response } })
  const path = 'support_channels.live_chat.availability'
  if (!Object.values(teams).some(({ calendar }) => calendar))
    return [...found, { code: 'chat_without_shifts', path, params: { response } }]
  const off = auto_routing.flatMap((route) =>
    Object.entries(route).flatMap(([question, team]) => {
      const calendar = teams[team]?.calendar
      const isOff = calendar !== undefined && framework.calendars[calendar]?.hours !== '24/7'
      return isOff ? [{ code: 'chat_open_while_team_is_off' as const, path, params: { team, question, calendar } }] : []
    }),
  )
  return [...found, ...off]
}

const QUESTIONS = ['technical_issues', 'billing_questions', 'general_inquiries'] as const

function routes({ support_channels }: Framework): Suspicion[] {
  const path = 'support_channels.live_chat.auto_routing'
  return QUESTIONS.flatMap((question): Suspicion[] => {
    const named = support_channels.live_chat.auto_routing.flatMap((route, index) => {
      const team = route[question]
      return team === undefined ? [] : [{ index, team }]
    })
    if (named.length === 0) return [{ code: 'question_not_routed', path, params: { question } }]
    return named.slice(1).map(({ index }) => ({
      code: 'question_routed_twice',
      path: `${path}.${index}.${question}`,
      params: { question, first: named[0]!.team },
    }))
  })
}

function classes(path: string, names: readonly string[]): Suspicion[] {
  return names.flatMap((name, index): Suspicion[] => {
    const at = `${path}.${index}`
    if (names.indexOf(name) < index) return [{ code: 'named_twice', path: at, params: { name } }]
    if (!QUEUE_CLASSES.includes(name)) return [{ code: 'class_unknown', path: at, params: { name } }]
    const earlier = names.slice(0, index).find((earlier) => coversClass(earlier, name))
    return earlier ? [{ code: 'class_covered', path: at, params: { name, earlier } }] : []
  })
}
