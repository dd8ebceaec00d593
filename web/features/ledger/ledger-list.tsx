import { Button, Skeleton } from '@mantine/core'
import { IconMailbox } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerSearch } from '../../lib/mail-search.ts'
import type { LedgerRow } from '../../lib/queries/mail.ts'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import classes from './ledger.module.css'
import { MailRow } from './mail-row.tsx'
import { useLedgerCommands } from './use-ledger-commands.ts'

interface Props {
  mails: LedgerRow[]
  search: LedgerSearch
  query: {
    isPending: boolean
    isPlaceholderData: boolean
    isError: boolean
    error: unknown
    refetch: () => unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
  }
}

export function LedgerList({ mails, search, query }: Props) {
  const { t } = useTranslation(['mail', 'app'])
  const list = useRef<HTMLUListElement>(null)
  const { move } = useLedgerCommands(list, search.mail)
  if (query.isPending) return <Loading />
  if (query.isError && mails.length === 0) return <ErrorState error={query.error} retry={() => query.refetch()} />
  if (mails.length === 0) return <Nothing search={search} />
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    move(event.key === 'ArrowDown' ? 1 : -1)
  }
  return (
    <>
      <ul
        ref={list}
        className={classes.rows}
        aria-label={t('ledger.list')}
        aria-busy={query.isPlaceholderData}
        onKeyDown={onKeyDown}
      >
        {mails.map((mail) => (
          <MailRow key={mail.id} mail={mail} search={search} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {t('app:common.load_more')}
          </Button>
        </div>
      )}
    </>
  )
}

/** As high as the rows that come. */
function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.rows} role="status" aria-label={t('common.loading')}>
      {[1, 2, 3, 4, 5, 6].map((row) => (
        <div key={row} className={classes.placeholder}>
          <Skeleton height={12} width="60%" radius="sm" />
          <Skeleton height={10} width="35%" radius="sm" />
        </div>
      ))}
    </div>
  )
}

function Nothing({ search }: { search: LedgerSearch }) {
  const { t } = useTranslation('mail')
  const { state, mail: _open, ...filters } = search
  const icon = <IconMailbox size={22} stroke={1.5} aria-hidden />
  if (Object.keys(filters).length > 0) return <EmptyState icon={icon} title={t('ledger.empty_filter')} />
  if (!state || state === 'filed')
    return <EmptyState icon={icon} title={t('ledger.empty')} hint={t('ledger.empty_hint')} />
  return <EmptyState icon={icon} title={t(`ledger.empty_${state}`)} hint={t(`ledger.empty_${state}_hint`)} />
}
