import { Alert, Button, Skeleton } from '@mantine/core'
import { IconInfoCircle, IconMailCheck, IconSend } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { OUTBOX_TABS, type OutboxSearch } from '../../lib/mail-search.ts'
import { MAIL_EVERY_MS, outboxCountsQuery, outboxQuery } from '../../lib/queries/mail.ts'
import { CountPill } from '../../ui/count-pill.tsx'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { DeliveryRow } from './delivery-row.tsx'
import classes from './outbox.module.css'
import { UnreachedList } from './unreached-list.tsx'

type Tab = (typeof OUTBOX_TABS)[number]

const states: Record<Tab, string | null> = {
  unreached: 'failed,bounced',
  queued: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  all: null,
}

/** Every outgoing message and its fate. First those that never reached anybody: somebody is waiting for them. */
export function OutboxPage() {
  const { t } = useTranslation(['mail', 'app'])
  const { tab = 'unreached' }: OutboxSearch = useSearch({ strict: false })
  const query = useInfiniteQuery({ ...outboxQuery(states[tab]), refetchInterval: MAIL_EVERY_MS })
  const pages = query.data?.pages ?? []
  const deliveries = pages.flatMap((page) => page.items)
  return (
    <SettingsPage title={t('app:settings.nav.outbox')} intro={t('outbox.intro')}>
      {pages[0]?.smtp_configured === false && tab === 'queued' && deliveries.length > 0 && <NotConfigured />}
      <Tabs tab={tab} />
      {query.isPending && <Loading />}
      {query.isError && deliveries.length === 0 && (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      )}
      {query.isSuccess && deliveries.length === 0 && <Nothing tab={tab} />}
      {deliveries.length > 0 &&
        (tab === 'unreached' ? (
          <UnreachedList deliveries={deliveries} />
        ) : (
          <ul className={classes.rows} aria-label={t('outbox.list')}>
            {deliveries.map((delivery) => (
              <DeliveryRow
                key={delivery.id}
                delivery={delivery}
                hasServer={pages[0]?.smtp_configured !== false}
                withState={tab === 'all'}
              />
            ))}
          </ul>
        ))}
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('app:common.load_more')}
          </Button>
        </div>
      )}
    </SettingsPage>
  )
}

function Tabs({ tab }: { tab: Tab }) {
  const { t } = useTranslation('mail')
  const navigate = useNavigate()
  const counts = useQuery({ ...outboxCountsQuery, refetchInterval: MAIL_EVERY_MS }).data
  const sums: Partial<Record<Tab, number>> = {
    unreached: counts && counts.failed + counts.bounced,
    queued: counts?.queued,
  }
  const isCounted = (name: Tab) => name === 'unreached' || name === 'queued'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these filter at once
    <div className={classes.tabs} role="group" aria-label={t('outbox.tabs')}>
      {OUTBOX_TABS.map((name) => (
        <CountPill
          key={name}
          label={t(`outbox.tab.${name}`)}
          count={isCounted(name) ? sums[name] : null}
          capped={counts !== undefined && (sums[name] ?? 0) >= counts.capped_at}
          alarm={name === 'unreached'}
          pressed={tab === name}
          onPress={() =>
            void navigate({ to: '/settings/outbox', search: name === 'unreached' ? {} : { tab: name }, replace: true })
          }
        />
      ))}
      {tab === 'unreached' && counts !== undefined && counts.unreached > 0 && (
        <p className={classes.summary}>{t('outbox.summary', { count: counts.unreached })}</p>
      )}
    </div>
  )
}

function NotConfigured() {
  const { t } = useTranslation('mail')
  return (
    <Alert mb="md" color="yellow" icon={<IconInfoCircle stroke={1.5} aria-hidden />} title={t('outbox.not_configured')}>
      {t('outbox.not_configured_hint')}
    </Alert>
  )
}

function Nothing({ tab }: { tab: Tab }) {
  const { t } = useTranslation('mail')
  const Icon = tab === 'unreached' ? IconMailCheck : IconSend
  return (
    <EmptyState
      icon={<Icon size={22} stroke={1.5} aria-hidden />}
      title={t(`outbox.empty.${tab}`)}
      hint={t(`outbox.empty_hint.${tab}`)}
    />
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.rows} role="status" aria-label={t('common.loading')}>
      {[1, 2, 3, 4].map((row) => (
        <div key={row} className={classes.placeholder}>
          <Skeleton height={12} width="55%" radius="sm" />
          <Skeleton height={10} width="30%" radius="sm" />
        </div>
      ))}
    </div>
  )
}
