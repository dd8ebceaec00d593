import { useTranslation } from 'react-i18next'
import classes from './difference.module.css'
import type { Mark } from './marked-tree.ts'

/** What became of a step from one version to another, in a word: colour alone would not tell everybody. */
export function MarkBadge({ mark }: { mark: Mark }) {
  const { t } = useTranslation('troubleshooters')
  return (
    <span className={classes.badge} data-mark={mark}>
      {t(`difference.mark.${mark}`)}
    </span>
  )
}
