import { Anchor, Button, Skeleton } from '@mantine/core'
import { IconPlayerPlay, IconRobot } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { automationsQuery } from './automation-queries.ts'
import { AutomationRow } from './automation-row.tsx'
import classes from './automations.module.css'
import { DryRunDrawer } from './dry-run-drawer.tsx'

/** What the desk does by itself: each rule in words, what it did, and what it would do. */
export function AutomationsPage() {
  const { t } = useTranslation(['automations', 'app'])
  const query = useQuery(automationsQuery)
  const [trying, setTrying] = useState<string | 'all' | null>(null)
  const items = query.data?.items ?? []
  return (
    <SettingsPage
      title={t('app:settings.nav.automations')}
      intro={t('page.intro')}
      action={
        items.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={16} stroke={1.5} aria-hidden />}
            onClick={() => setTrying('all')}
          >
            {t('page.try')}
          </Button>
        )
      }
    >
      {query.isPending && <Loading />}
      {query.isError && items.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <EmptyState
          icon={<IconRobot size={22} stroke={1.5} aria-hidden />}
          title={t('page.empty')}
          hint={t('page.empty_hint')}
          action={
            <Anchor renderRoot={(props) => <Link {...props} to="/settings/framework" search={{ face: 'yaml' }} />}>
              {t('page.open_framework')}
            </Anchor>
          }
        />
      )}
      {items.length > 0 && (
        <>
          <ul className={classes.rows} aria-label={t('page.list')}>
            {items.map((automation) => (
              <AutomationRow key={automation.name} automation={automation} onTry={() => setTrying(automation.name)} />
            ))}
          </ul>
          <p className={classes.limits}>{query.data && t('page.limits', query.data.limits)}</p>
        </>
      )}
      {trying && <DryRunDrawer name={trying === 'all' ? null : trying} onClose={() => setTrying(null)} />}
    </SettingsPage>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.rows} role="status" aria-label={t('common.loading')}>
      {[1, 2, 3].map((row) => (
        <div key={row} className={classes.placeholder}>
          <Skeleton height={12} width="50%" radius="sm" />
          <Skeleton height={10} width="35%" radius="sm" />
        </div>
      ))}
    </div>
  )
}
