import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './ticket-list.module.css'

const widths = [
  [38, 72, 90],
  [52, 60, 82],
  [30, 80, 74],
  [44, 66, 88],
  [36, 54, 92],
  [48, 76, 70],
  [40, 62, 84],
]

/** As high as the rows that will stand here. */
export function ListSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('common.loading')}>
      {widths.map((row) => (
        <div key={row.join()} className={classes.skeleton}>
          {row.map((width) => (
            <Skeleton key={width} height={11} mb={9} width={`${width}%`} radius="sm" />
          ))}
          <Skeleton height={11} width="30%" radius="sm" />
        </div>
      ))}
    </div>
  )
}
