import { useTranslation } from 'react-i18next'
import type { FacetName } from '../../lib/dashboard-search.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { humanize } from '../../lib/words.ts'

/** A part of a breakdown as its reader calls it. */
export function usePartWords() {
  const { t, i18n } = useTranslation('dashboard')
  return (by: FacetName, key: string): string => {
    if (by === 'team') return key === 'none' ? t('no_team') : frameworkName(key)
    const path = by === 'score' ? `score.of_${key}` : by === 'age' ? `age.${key}` : `app:${by}.${key}`
    const name = by === 'channel' || by === 'priority' ? path : `dashboard:${path}`
    return i18n.exists(name) ? i18n.t(name as 'app:channel.email') : humanize(key)
  }
}
