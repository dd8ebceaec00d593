import { useTranslation } from 'react-i18next'
import type { Difference } from '../../../server/domains/simulation/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'

const CHANNELS = ['email', 'live_chat', 'phone_support', 'social_media', 'in_app_messaging'] as const
const CLOCKS = ['first_response', 'next_response', 'resolution', 'periodic_update', 'escalation'] as const
const VALUES = ['met', 'missed', 'open', 'ended', 'earlier', 'later', 'low', 'medium', 'high', 'critical'] as const

const known = <Word extends string>(words: readonly Word[], word: string | null): Word | undefined =>
  words.find((one) => one === word)

/** The report's words in the reader's language; what the framework itself names stays as it is written there. */
export function useReportWords() {
  const { t, i18n } = useTranslation('simulation')
  const clock = (word: string) => {
    const one = known(CLOCKS, word)
    return one ? t(`clock.${one}`) : word
  }
  return {
    clock,
    number: (count: number) => count.toLocaleString(i18n.language, { maximumFractionDigits: 1 }),
    channel: (word: string) => {
      const one = known(CHANNELS, word)
      return one ? t(`channels.${one}`) : word
    },
    what: ({ about, clock: which }: Difference) =>
      which && about !== 'escalation' ? `${t(`about.${about}`)}: ${clock(which)}` : t(`about.${about}`),
    value: ({ about }: Difference, value: string | null) => {
      if (value === null) return about === 'queue_order' ? '' : t('none')
      const one = known(VALUES, value)
      return one ? t(`value.${one}`) : about === 'target' ? value : frameworkName(value)
    },
  }
}
