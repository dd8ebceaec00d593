import { useTranslation } from 'react-i18next'
import { SCORES } from '../lib/outcome-search.ts'
import classes from './score-dots.module.css'

interface Props {
  score: number
  withWord?: boolean
  /** The word stands beside it anyway. */
  decorative?: boolean
}

/** A rating as filled dots, with its word for whoever cannot see them. */
export function ScoreDots({ score, withWord, decorative }: Props) {
  const { t } = useTranslation('outcome')
  const known = SCORES.find((one) => one === score)
  const word = known ? t(`score.of_${known}`) : String(score)
  return (
    <span className={classes.score} title={withWord ? undefined : word}>
      <span
        className={classes.dots}
        {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': t('score_of', { score, word }) })}
      >
        {SCORES.toReversed().map((dot) => (
          <span key={dot} className={classes.dot} data-filled={dot <= score || undefined} />
        ))}
      </span>
      {withWord && <span aria-hidden="true">{word}</span>}
    </span>
  )
}
