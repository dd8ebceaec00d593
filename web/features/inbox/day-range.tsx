import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayStart } from '../../lib/time.ts'
import classes from './filter-bar.module.css'

interface Range {
  created_from?: string | undefined
  created_to?: string | undefined
}

/** The local day of a moment, as date fields write it. */
function dayOf(at: string | undefined, days_later = 0) {
  if (!at) return ''
  const date = new Date(at)
  date.setDate(date.getDate() + days_later)
  return date.toLocaleDateString('sv-SE')
}

/** From the beginning of one day to the end of another, in the reader's zone. */
export function DayRange({ from, to, onPick }: { from?: string; to?: string; onPick: (range: Range) => void }) {
  const { t } = useTranslation('lists')
  return (
    <div className={classes.range}>
      <TextInput
        type="date"
        size="xs"
        label={t('filter.from')}
        max={dayOf(to, -1)}
        value={dayOf(from)}
        onChange={(event) => {
          const day = event.currentTarget.value
          onPick({ created_from: day ? dayStart(day) : undefined })
        }}
      />
      <TextInput
        type="date"
        size="xs"
        label={t('filter.to')}
        min={dayOf(from)}
        value={dayOf(to, -1)}
        onChange={(event) => {
          const day = event.currentTarget.value
          onPick({ created_to: day ? dayStart(day, 1) : undefined })
        }}
      />
    </div>
  )
}
