import { useTranslation } from 'react-i18next'
import type { AutomationShown } from '../../../server/domains/automation/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { languageName } from './language-name.ts'

type Said = Pick<AutomationShown, 'trigger' | 'after' | 'when' | 'words'>
type Deed = AutomationShown['do'][number]

const TEXT_SHOWN = 90

/** Automations in plain words: when, under which conditions, what is done. */
export function useSentences() {
  const { t, i18n } = useTranslation(['automations', 'app'])
  const and = (values: string[]) => new Intl.ListFormat(i18n.language).format(values)
  const or = (values: string[]) => new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(values)

  const word = (condition: string, value: string): string => {
    const key = WORDS[condition]
    if (key) return t(`app:${key}.${value}` as 'app:status.open')
    if (condition === 'languages') return languageName(value, i18n.language)
    return condition === 'teams' || condition === 'tiers' ? frameworkName(value) : value
  }

  const values = (name: string, of: readonly string[]): string => or(of.map((value) => word(name, value)))

  const condition = (name: string, wanted: unknown): string => {
    if (name === 'assigned') return t(wanted ? 'when.assigned' : 'when.unassigned')
    return t(`when.${name}` as 'when.statuses', { values: values(name, wanted as string[]) })
  }

  const duration = (text: string): string => {
    const [amount, unit] = text.split(' ') as [string, string]
    const format = { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' } as const
    return new Intl.NumberFormat(i18n.language, format).format(Number(amount))
  }

  const trigger = ({ trigger, after, when }: Said): string => {
    if (trigger !== 'after') return t(`on.${trigger}`)
    return t(isSilence(when) ? 'on.silence' : 'on.after', { time: duration(after ?? '') })
  }

  const conditions = ({ trigger, when, words }: Said): string[] => [
    ...Object.entries(when)
      .filter(([name]) => !(trigger === 'after' && name === 'statuses' && isSilence(when)))
      .map(([name, wanted]) => condition(name, wanted)),
    ...(words.length > 0 ? [t('when.words', { values: or(words.map((one) => `“${one}”`)) })] : []),
  ]

  const deed = (one: Deed): string => {
    const [name, value] = Object.entries(one)[0] as [string, unknown]
    if (name === 'set_status') return t(`do.set_status.${value as 'open'}`)
    return t(`do.${name}` as 'do.note', { value: shown(name, value) })
  }

  const shown = (name: string, value: unknown): string => {
    if (name === 'set_priority') return t(`app:priority.${value as 'low'}`)
    if (name === 'move_to_team') return frameworkName(String(value))
    if (name === 'notify') return and((value as string[]).map((who) => t(`who.${who}` as 'who.lead', who)))
    if (name === 'webhook') return new URL(String(value)).host
    const text = Array.isArray(value) ? value.join(', ') : String(value)
    return text.length > TEXT_SHOWN ? `${text.slice(0, TEXT_SHOWN)}…` : text
  }

  return { trigger, conditions, condition, values, deed }
}

/** Waiting for the customer is what "pending" means, so it reads as their silence. */
const isSilence = ({ statuses }: Said['when']): boolean =>
  Array.isArray(statuses) && statuses.length === 1 && statuses[0] === 'pending'

const WORDS: Record<string, string> = {
  statuses: 'status',
  priorities: 'priority',
  channels: 'channel',
  categories: 'category',
  emotions: 'emotion',
  account_types: 'account_type',
}
