import { Alert, Button, SegmentedControl } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconChecks, IconClock, IconInfoCircle, IconSend } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../server/domains/channels/contract.ts'
import { post } from '../../lib/api.ts'
import { useMay } from '../../lib/me.ts'
import { outboxQuery } from '../../lib/queries/desk.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import table from '../../ui/data-table.module.css'
import { DataTable } from '../../ui/data-table.tsx'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'

const STATES = ['queued', 'sent', 'delivered', 'bounced', 'failed'] as const
const icons = {
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  bounced: IconAlertCircle,
  failed: IconAlertCircle,
}
const tones = { queued: undefined, sent: 'good', delivered: 'good', bounced: 'danger', failed: 'danger' }

/** Every outgoing message and its fate, in the words of the server that took or refused it. */
export function OutboxPage() {
  const { t } = useTranslation()
  const [state, setState] = useState<string | null>(null)
  const query = useInfiniteQuery(outboxQuery(state))
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap((page) => page.items)
  const columns = ['to', 'subject', 'state', 'when'] as const
  return (
    <SettingsPage title={t('settings.nav.outbox')} intro={t('settings.outbox.intro')}>
      {pages[0]?.smtp_configured === false && (
        <Alert
          mb="md"
          color="yellow"
          icon={<IconInfoCircle stroke={1.5} />}
          title={t('settings.outbox.not_configured')}
        >
          {t('settings.outbox.not_configured_hint')}
        </Alert>
      )}
      <div className={table.filters}>
        <SegmentedControl
          size="xs"
          aria-label={t('settings.outbox.state')}
          data={[
            { value: '', label: t('common.all') },
            ...STATES.map((name) => ({ value: name, label: t(`conversation.delivery.${name}`) })),
          ]}
          value={state ?? ''}
          onChange={(value) => setState(value || null)}
        />
      </div>
      <DataTable
        label={t('settings.nav.outbox')}
        columns={[...columns.map((column) => t(`settings.outbox.${column}`)), '']}
        query={query}
        empty={
          <EmptyState
            icon={<IconSend size={22} stroke={1.5} aria-hidden />}
            title={t('settings.outbox.empty')}
            hint={t('settings.outbox.empty_hint')}
          />
        }
        rows={rows.map((delivery) => <DeliveryRow key={delivery.id} delivery={delivery} />)}
      />
    </SettingsPage>
  )
}

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation()
  const may = useMay()
  const client = useQueryClient()
  const words = useProblemWords()
  const resend = useMutation({
    mutationFn: () => post(`/outbox/${delivery.id}/resend`, {}),
    onSuccess: async () => {
      sayDone(t('settings.outbox.resent'))
      await client.invalidateQueries({ queryKey: ['outbox'] })
    },
    onError: (error) => sayFailed(t('error.send'), words(error)),
  })
  const Icon = icons[delivery.state]
  const failed = delivery.state === 'failed' || delivery.state === 'bounced'
  return (
    <tr>
      <td className={table.wide}>{delivery.recipients.join(', ')}</td>
      <td className={table.wide}>
        <Link to="/tickets/$ticketId" params={{ ticketId: delivery.ticket_id }}>
          {delivery.case_id}
        </Link>{' '}
        {delivery.subject}
      </td>
      <td>
        <span className={table.state} data-tone={tones[delivery.state]}>
          <Icon size={15} stroke={1.5} aria-hidden />
          {t(`conversation.delivery.${delivery.state}`)}
        </span>
        <div className={table.quiet}>
          {delivery.detail}
          {delivery.attempts > 1 && <> · {t('settings.outbox.attempts', { count: delivery.attempts })}</>}
        </div>
      </td>
      <td className={`${table.quiet} ${table.nowrap}`}>
        <TimeAgo at={delivery.sent_at ?? delivery.created_at} style="words" />
      </td>
      <td>
        {failed && may('outbox.resend') && (
          <Button size="compact-sm" variant="default" loading={resend.isPending} onClick={() => resend.mutate()}>
            {t('settings.outbox.resend')}
          </Button>
        )}
      </td>
    </tr>
  )
}
