import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LedgerSearch } from '../../lib/mail-search.ts'
import { ledgerQuery, MAIL_EVERY_MS } from '../../lib/queries/mail.ts'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { LedgerFilters } from './ledger-filters.tsx'
import { LedgerList } from './ledger-list.tsx'
import { LedgerSum } from './ledger-sum.tsx'
import { MailDrawer } from './mail-drawer.tsx'

/** The sum one can check: received = waiting + filed + set aside + dropped. Every mail opens with all that was found. */
export function LedgerPage() {
  const { t } = useTranslation(['mail', 'app'])
  const search: LedgerSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const query = useInfiniteQuery({
    ...ledgerQuery(search),
    refetchInterval: MAIL_EVERY_MS,
    // Another filter changes the rows, not the sum, and nothing jumps while they come.
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages ?? []
  const mails = pages.flatMap((page) => page.items)

  const filter = (change: Partial<LedgerSearch>) =>
    void navigate({ to: '/settings/ledger', search: { ...search, mail: undefined, ...change }, replace: true })
  const open = (mail: string | undefined, replace = false) =>
    void navigate({ to: '/settings/ledger', search: { ...search, mail }, replace })

  return (
    <SettingsPage title={t('app:settings.nav.ledger')} intro={t('ledger.intro')}>
      <LedgerSum ledger={pages[0]} state={search.state} onState={(state) => filter({ state })} />
      <LedgerFilters search={search} onChange={filter} />
      <LedgerList mails={mails} query={query} search={search} />
      {search.mail && (
        <MailDrawer
          id={search.mail}
          neighbours={neighboursOf(
            mails.map(({ id }) => id),
            search.mail,
          )}
          onGo={(id) => open(id, true)}
          onClose={() => open(undefined)}
        />
      )}
    </SettingsPage>
  )
}

/** The mails before and after this one, as they are listed. */
function neighboursOf(ids: string[], id: string) {
  const index = ids.indexOf(id)
  return index < 0 ? {} : { previous: ids[index - 1], next: ids[index + 1] }
}
