import { Button, Skeleton } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../lib/me.ts'
import { mailDomainsQuery } from '../../lib/queries/accounts.ts'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { DomainPanel } from './domain-panel.tsx'
import classes from './domains.module.css'

/** For every domain we send from: what to publish, what is there, and whether our mail is signed. */
export function DomainsPage() {
  const { t } = useTranslation(['accounts', 'app'])
  const mayChange = useMay()('channel.manage')
  const query = useQuery(mailDomainsQuery)
  const domains = query.data?.items ?? []
  return (
    <SettingsPage title={t('app:settings.nav.domains')} intro={t('domains.intro')}>
      {query.isError && !query.data && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {query.isSuccess && domains.length === 0 && (
        <EmptyState
          icon={<IconShieldCheck size={22} stroke={1.5} aria-hidden />}
          title={t('domains.empty')}
          hint={t('domains.empty_hint')}
          action={
            <Button component={Link} to="/settings/accounts" variant="default">
              {t('domains.to_accounts')}
            </Button>
          }
        />
      )}
      {domains.length > 0 && <p className={classes.why}>{t('domains.why')}</p>}
      {domains.length > 0 && !mayChange && <p className={classes.why}>{t('domains.look_only')}</p>}
      {domains.map((domain) => (
        <DomainPanel key={domain.domain} domain={domain} mayChange={mayChange} />
      ))}
    </SettingsPage>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('common.loading')}>
      <Skeleton height={40} mb="lg" />
      {[1, 2, 3].map((card) => (
        <Skeleton key={card} height={96} mb="sm" radius="md" />
      ))}
    </div>
  )
}
