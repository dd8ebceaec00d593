import type { Framework } from '../framework/schema.ts'
import type { ChannelKind } from '../tickets/contract.ts'
import type { Understood } from '../triage/commands.ts'

/** What decides who comes first. */
export interface Queueable
  extends Pick<Understood, 'category' | 'impact' | 'urgency' | 'priority' | 'customer_status'> {
  channel: ChannelKind
  status: string
}

export interface QueueClass {
  /** The class of the framework it belongs to, or null: it waits with all others. */
  queue_class: string | null
  /** By how much of its deadline it goes before those without a class. */
  lead_seconds: number
  /** The key of the framework that lists the class; without a class, the list. */
  path: string
  losers: { option: string; reason: string }[]
}

/**
 * The first class of the channel's list that fits. Its lead is `class_lead` for itself and once more for each class below
 * it. The lead is taken off the deadline, so it is a head start and not a right of way: whoever is due earlier than that
 * comes first, whatever their class.
 */
export function queueClassOf(framework: Framework, facts: Queueable): QueueClass {
  const { classes, path } = classesOf(framework, facts.channel)
  const chosen = classes.findIndex((name) => lacks(name, facts) === null)
  return {
    queue_class: classes[chosen] ?? null,
    lead_seconds: chosen < 0 ? 0 : leadOf(framework, classes.length - chosen),
    path: chosen < 0 ? path : `${path}.${chosen}`,
    losers: classes
      .filter((_, index) => index !== chosen)
      .map((option) => ({ option, reason: lacks(option, facts) ?? `stands below ${classes[chosen]}` })),
  }
}

/** As far as the column reaches: 68 years. */
const LONGEST_LEAD_SECONDS = 2 ** 31 - 1
const leadOf = ({ routing }: Framework, steps: number): number =>
  Math.min(Math.round(steps * routing.class_lead.seconds), LONGEST_LEAD_SECONDS)

/** A channel that names nobody does as mail does. */
const classesOf = (
  { support_channels }: Framework,
  channel: ChannelKind,
): { classes: readonly string[]; path: string } =>
  channel === 'phone_support'
    ? { classes: support_channels.phone_support.priority_queue, path: 'support_channels.phone_support.priority_queue' }
    : { classes: support_channels.email.priority_routing, path: 'support_channels.email.priority_routing' }

const lacks = (name: string, facts: Queueable): string | null => {
  const fits = CLASSES.get(name)
  if (!fits) return 'nothing is known of this class, so nobody belongs to it'
  return fits(facts) ? null : 'does not fit'
}

const isEmergency = ({ category, priority, impact, urgency }: Queueable): boolean =>
  category === 'technical' &&
  (priority === 'critical' || impact === 'critical' || (urgency === 'high' && impact === 'high'))

/** Enterprise customers are premium customers too. */
const CLASSES = new Map<string, (facts: Queueable) => boolean>([
  ['enterprise_customers', ({ customer_status }) => customer_status === 'enterprise'],
  ['premium_customers', ({ customer_status }) => customer_status === 'premium' || customer_status === 'enterprise'],
  ['billing_issues', ({ category }) => category === 'billing'],
  ['technical_emergencies', isEmergency],
  ['urgent_technical_problems', isEmergency],
  ['escalated_issues', ({ status }) => status === 'escalated'],
])
