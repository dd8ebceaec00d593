import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportReport } from '../../../../server/domains/knowledge/shelves/contract.ts'
import care from '../care/care.module.css'
import shared from '../knowledge.module.css'
import classes from './shelves.module.css'

interface Props {
  file: File
  outcome: ImportReport
  busy: boolean
  onRun: () => void
  onForget: () => void
}

/** What would come of a file: nothing has been changed yet. */
export function ImportOutcome({ file, outcome, busy, onRun, onForget }: Props) {
  const { t } = useTranslation(['knowledge', 'app'])
  const { made, changed, unchanged, skipped, lines } = outcome
  return (
    <div className={care.block}>
      <div className={care.blockHead}>
        <h2>{t('transfer.would', { name: file.name })}</h2>
      </div>
      <p className={care.note} role="status">
        {t('transfer.counts', { made, changed, unchanged, skipped })}
      </p>
      <div className={care.tableFrame}>
        <table className={care.table}>
          <thead>
            <tr>
              <th scope="col">{t('column.title')}</th>
              <th scope="col">{t('filter.language')}</th>
              <th scope="col">{t('transfer.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, MOST).map((item, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change
              <tr key={at}>
                <th scope="row">{item.title || item.source}</th>
                <td>{item.language?.toUpperCase() ?? '–'}</td>
                <td>
                  {t(`transfer.outcome_${item.what}`)}
                  {item.why && <span className={shared.quiet}> {item.why}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > MOST && <p className={care.note}>{t('transfer.more', { count: lines.length - MOST })}</p>}
      <div className={classes.foot}>
        <Button variant="subtle" color="gray" onClick={onForget}>
          {t('app:common.cancel')}
        </Button>
        <Button loading={busy} disabled={made + changed === 0} onClick={onRun}>
          {t('transfer.run', { count: made + changed })}
        </Button>
      </div>
    </div>
  )
}

/** More than this nobody reads before pressing the button. */
const MOST = 100
