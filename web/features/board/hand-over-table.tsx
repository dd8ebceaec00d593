import { useTranslation } from 'react-i18next'
import type { EscalationSummary } from '../../../server/domains/escalation/contract.ts'
import { criterionName } from '../../lib/why-sentences.ts'
import classes from './board.module.css'
import { roughSpan } from './span-text.ts'

/** Why work went up, the most frequent reason first, and how long it took until somebody had it. */
export function HandOverTable({ rows }: { rows: EscalationSummary['by_criterion'] }) {
  const { t } = useTranslation('board')
  const heads = [t('hand_overs.count'), t('hand_overs.accepted_head'), t('hand_overs.median'), t('hand_overs.p90')]
  return (
    <table className={`${classes.table} ${classes.reasons}`}>
      <thead className={classes.heads}>
        <tr>
          <th scope="col" className={`${classes.head} ${classes.first}`}>
            {t('hand_overs.reason')}
          </th>
          {heads.map((head) => (
            <th key={head} scope="col" className={`${classes.head} ${classes.number}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={classes.group}>
        {rows.map((row) => (
          <Row key={row.criterion} row={row} heads={heads} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, heads }: { row: EscalationSummary['by_criterion'][number]; heads: string[] }) {
  const { t, i18n } = useTranslation(['app', 'case'])
  const { t: ofBoard } = useTranslation('board')
  const { criterion, count, accepted, acceptance_seconds } = row
  const span = (seconds: number | null) => (seconds === null ? '–' : roughSpan(seconds, i18n.language))
  const name = criterion === 'escalation_threshold' ? ofBoard('hand_overs.by_age') : criterionName(criterion, t)
  const cells = [
    count.toLocaleString(i18n.language),
    accepted.toLocaleString(i18n.language),
    span(acceptance_seconds.median),
    span(acceptance_seconds.p90),
  ]
  return (
    <tr className={classes.queue}>
      <th scope="row" className={classes.channel}>
        {name}
      </th>
      {cells.map((cell, at) => (
        <td key={heads[at]} className={`tabular ${classes.number}`} data-label={heads[at]}>
          {cell}
        </td>
      ))}
    </tr>
  )
}
