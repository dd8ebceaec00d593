import { useTranslation } from 'react-i18next'

const REASONS = [
  'duplicate',
  'own_mail',
  'blocked_sender',
  'no_sender',
  'report_about_unknown_mail',
  'bounce',
  'complaint',
  'report',
] as const
type Reason = (typeof REASONS)[number]

/** The stable word a mail was settled with; undefined for the words of an error. */
export const knownReason = (reason: string | null): Reason | undefined => REASONS.find((known) => known === reason)

/** Why a mail is where it is, in plain words; what the program said of itself is left as it is. */
export function useReasonWords() {
  const { t } = useTranslation('mail')
  return (reason: string) => {
    const known = knownReason(reason)
    return known ? t(`reason.${known}`) : reason
  }
}
