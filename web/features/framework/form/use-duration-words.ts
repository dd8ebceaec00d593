import { useTranslation } from 'react-i18next'
import { partsOfDuration } from './duration.ts'

/** A duration as it is written in YAML, in the reader's words: `48 hours` is 48 小时. Null for anything else. */
export function useDurationWords() {
  const { t } = useTranslation('framework')
  return (value: unknown): string | null => {
    const parts = partsOfDuration(value)
    return parts && `${parts.amount} ${t(`form.units.${parts.unit}`)}`
  }
}
