import { Button, Skeleton } from '@mantine/core'
import { IconBan, IconUserX, IconWorldOff } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BlockedSender } from '../../../server/domains/channels/contract.ts'
import { useMay } from '../../lib/me.ts'
import { blocksQuery } from '../../lib/queries/mail.ts'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { BlockForm } from './block-form.tsx'
import classes from './blocks.module.css'
import { useLift } from './use-lift.ts'

/** Whose mail is not let in, who decided that, and what became of their mail. */
export function BlocksPage() {
  const { t } = useTranslation(['mail', 'app'])
  const may = useMay()
  const query = useInfiniteQuery(blocksQuery)
  const { lift, isLifted } = useLift()
  const blocks = (query.data?.pages ?? []).flatMap((page) => page.items).filter(({ id }) => !isLifted(id))
  return (
    <SettingsPage title={t('app:settings.nav.blocks')} intro={t('blocks.intro')}>
      <Explanation />
      {may('sender.block') && <BlockForm />}
      {query.isPending && <Loading />}
      {query.isError && blocks.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && blocks.length === 0 && (
        <EmptyState
          icon={<IconBan size={22} stroke={1.5} aria-hidden />}
          title={t('blocks.empty')}
          hint={t('blocks.empty_hint')}
        />
      )}
      {blocks.length > 0 && (
        <ul className={classes.rows} aria-label={t('blocks.list')}>
          {blocks.map((block) => (
            <BlockRow key={block.id} block={block} onLift={may('sender.block') ? () => lift(block) : null} />
          ))}
        </ul>
      )}
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

function Explanation() {
  const { t } = useTranslation('mail')
  const may = useMay()
  return (
    <section className={classes.explanation} aria-label={t('blocks.explain')}>
      <h2>{t('blocks.explain')}</h2>
      <p>
        {t('blocks.explain_text')}{' '}
        {may('ledger.read') && (
          <Link to="/settings/ledger" search={{ state: 'dropped', reason: 'blocked_sender' }}>
            {t('blocks.explain_link')}
          </Link>
        )}
      </p>
    </section>
  )
}

/** `onLift` is null for those who may only look. */
function BlockRow({ block, onLift }: { block: BlockedSender; onLift: (() => void) | null }) {
  const { t } = useTranslation('mail')
  const Icon = block.kind === 'domain' ? IconWorldOff : IconUserX
  const { blocked_by, ticket_id, value } = block
  return (
    <li className={classes.row}>
      <Icon size={18} stroke={1.5} aria-hidden className={classes.icon} />
      <div className={classes.matter}>
        <p className={classes.value}>{value}</p>
        <p className={classes.quiet}>
          <span>{t(`blocks.kind.${block.kind}`)}</span>
          <span>{blocked_by ? t('blocks.by', { name: blocked_by.name }) : t('blocks.by_rule')}</span>
          <TimeAgo at={block.created_at} style="words" />
          {ticket_id && (
            <Link to="/tickets/$ticketId" params={{ ticketId: ticket_id }}>
              {t('blocks.from_ticket')}
            </Link>
          )}
          <DroppedLink block={block} />
        </p>
      </div>
      {onLift && (
        <Button size="compact-sm" variant="default" aria-label={t('blocks.lift_named', { value })} onClick={onLift}>
          {t('blocks.lift')}
        </Button>
      )}
    </li>
  )
}

/** Of one writer the ledger can show the mails alone; of a domain it cannot, so there the link above serves. */
function DroppedLink({ block }: { block: BlockedSender }) {
  const { t } = useTranslation('mail')
  const may = useMay()
  if (block.kind !== 'address' || !may('ledger.read')) return null
  return (
    <Link
      to="/settings/ledger"
      search={{ state: 'dropped', reason: 'blocked_sender', from: block.value }}
      aria-label={t('blocks.dropped_of', { value: block.value })}
    >
      {t('blocks.dropped')}
    </Link>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.rows} role="status" aria-label={t('common.loading')}>
      {[1, 2, 3].map((row) => (
        <div key={row} className={classes.placeholder}>
          <Skeleton height={12} width="40%" radius="sm" />
        </div>
      ))}
    </div>
  )
}
