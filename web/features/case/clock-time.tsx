import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { clock, dayKey, exactSeconds, shortDate } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import classes from './clocks.module.css'

interface Props {
  at: string
  /** The sentence around the time. */
  words: (time: string) => string
}

/** A moment as short as it can be: the time today, the date otherwise. The exact one appears on hover and on focus. */
export function ClockTime({ at, words }: Props) {
  const { i18n } = useTranslation()
  const now = useNow()
  const time = clock(at, i18n.language)
  const short = dayKey(at) === dayKey(now) ? time : `${shortDate(at, now, i18n.language)}, ${time}`
  return (
    <Tooltip label={exactSeconds(at, i18n.language)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time is shown on focus too */}
      <time dateTime={at} tabIndex={0} className={classes.time}>
        {words(short)}
      </time>
    </Tooltip>
  )
}
