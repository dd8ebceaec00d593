import { Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { simulationsQuery } from '../../lib/queries/simulation.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './simulation.module.css'

/** Runs of the last weeks, newest first: a report is kept and need not be made again. */
export function RecentRuns({ shown, onShow }: { shown: string | undefined; onShow: (id: string) => void }) {
  const { t } = useTranslation('simulation')
  const { data } = useQuery(simulationsQuery)
  if (!data || data.items.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">{t('recent')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {data.items.map(({ id, state, days, created_at, created_by }) => (
          <Menu.Item key={id} onClick={() => onShow(id)} aria-current={id === shown || undefined}>
            <span className={classes.recent}>
              <span>
                {t('last_days', { count: days })} · {t(`state.${state}`)}
              </span>
              <span className={classes.dim}>
                {created_by} <TimeAgo at={created_at} />
              </span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
