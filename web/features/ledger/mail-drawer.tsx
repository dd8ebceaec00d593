import { Drawer, Skeleton } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerDetail } from '../../../server/domains/channels/mail/contract.ts'
import { ApiError } from '../../lib/api.ts'
import { preferences } from '../../lib/preferences.ts'
import { mailQuery } from '../../lib/queries/mail-of-ticket.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import classes from './mail-drawer.module.css'
import { MailOrigin } from './mail-origin.tsx'
import { MailOutcome } from './mail-outcome.tsx'
import { MailWay } from './mail-way.tsx'
import { RawMail } from './raw-mail.tsx'

interface Props {
  id: string
  neighbours: { previous?: string; next?: string }
  onGo: (id: string) => void
  onClose: () => void
}

/** While a mail is being filed it is looked at again this often. */
const PENDING_EVERY_MS = 700

/** Everything that is known about one mail, and what can be done with it. */
export function MailDrawer({ id, neighbours, onGo, onClose }: Props) {
  const { t } = useTranslation(['mail', 'app'])
  const query = useQuery({
    ...mailQuery(id),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'pending' ? PENDING_EVERY_MS : false),
  })
  useFocusOnRowAfter(id)
  const go = (to: string | undefined) => to && onGo(to)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!preferences().single_keys || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'j') go(neighbours.next)
    if (event.key === 'k') go(neighbours.previous)
  }
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={640} returnFocus={false}>
      <Drawer.Overlay />
      <Drawer.Content onKeyDown={onKeyDown}>
        <Drawer.Header className={classes.header}>
          <Drawer.Title className={classes.title}>
            {query.data?.subject || (query.data ? t('ledger.no_subject') : t('detail.title'))}
          </Drawer.Title>
          <IconButton
            label={t('detail.previous')}
            keys="k"
            disabled={!neighbours.previous}
            icon={<IconChevronUp size={18} stroke={1.5} />}
            onClick={() => go(neighbours.previous)}
          />
          <IconButton
            label={t('detail.next')}
            keys="j"
            disabled={!neighbours.next}
            icon={<IconChevronDown size={18} stroke={1.5} />}
            onClick={() => go(neighbours.next)}
          />
          <Drawer.CloseButton aria-label={t('app:common.close')} />
        </Drawer.Header>
        <Drawer.Body className={classes.body}>
          {query.data ? <Everything key={id} mail={query.data} /> : <NotYet query={query} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function Everything({ mail }: { mail: LedgerDetail }) {
  return (
    <>
      <MailOutcome mail={mail} />
      <MailOrigin mail={mail} />
      <MailWay mail={mail} />
      <RawMail mail={mail} />
    </>
  )
}

function NotYet({ query }: { query: { error: unknown; isError: boolean; refetch: () => unknown } }) {
  const { t } = useTranslation(['mail', 'app'])
  if (query.error instanceof ApiError && query.error.problem.status === 404)
    return <EmptyState title={t('detail.missing')} hint={t('detail.missing_hint')} />
  if (query.isError) return <ErrorState error={query.error} retry={() => query.refetch()} />
  return (
    <div role="status" aria-label={t('app:common.loading')}>
      <Skeleton height={96} radius="md" mb={28} />
      {[1, 2, 3, 4, 5].map((line) => (
        <Skeleton key={line} height={12} my={16} radius="sm" />
      ))}
    </div>
  )
}

/** Closing leads back to the row of the mail that was read last. */
function useFocusOnRowAfter(id: string) {
  useEffect(
    () => () => {
      setTimeout(() => {
        const isCovered = document.querySelector('[aria-modal="true"]') !== null
        if (!isCovered) document.querySelector<HTMLAnchorElement>(`a[data-mail="${CSS.escape(id)}"]`)?.focus()
      })
    },
    [id],
  )
}
