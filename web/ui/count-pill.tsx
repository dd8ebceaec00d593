import { useTranslation } from 'react-i18next'
import classes from './count-pill.module.css'

interface Props {
  label: string
  /** undefined while it is not known; null where there is nothing to count. */
  count: number | null | undefined
  /** There may be more than were counted. */
  capped?: boolean
  /** Somebody should look at these. */
  alarm?: boolean
  pressed: boolean
  onPress: () => void
}

/** A part of a list, with how much is in it; pressing it shows that part alone. */
export function CountPill({ label, count, capped = false, alarm = false, pressed, onPress }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <button
      type="button"
      className={classes.pill}
      aria-pressed={pressed}
      data-alarm={(alarm && Boolean(count)) || undefined}
      onClick={onPress}
    >
      {count !== null && (
        <b className="tabular">
          {count === undefined ? t('common.unknown') : count.toLocaleString(i18n.language)}
          {capped && '+'}
        </b>
      )}
      {label}
    </button>
  )
}
