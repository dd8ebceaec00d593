import { useTranslation } from 'react-i18next'
import { clock, exact, relative, shortAge } from '../lib/time.ts'
import { useNow } from '../lib/use-now.ts'

interface Props {
  at: string
  /** short: `3h`, for rows. words: `3 hours ago`. clock: `10:42`, where the day is already said. */
  style?: 'short' | 'words' | 'clock'
  className?: string
}

/** A time in the reader's zone; the exact one on hover. */
export function TimeAgo({ at, style = 'short', className }: Props) {
  const { i18n } = useTranslation()
  const now = useNow()
  const write = { short: shortAge, words: relative, clock: (time: string) => clock(time, i18n.language) }[style]
  return (
    <time dateTime={at} title={exact(at, i18n.language)} className={`tabular ${className ?? ''}`}>
      {write(at, now, i18n.language)}
    </time>
  )
}
