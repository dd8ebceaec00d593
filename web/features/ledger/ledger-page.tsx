import { IconMailbox } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Ledger, type LedgerRow, ledgerQuery } from '../../lib/queries/desk.ts'
import { fileSize } from '../../lib/words.ts'
import table from '../../ui/data-table.module.css'
import { DataTable } from '../../ui/data-table.tsx'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './ledger.module.css'

const STATES = ['pending', 'filed', 'quarantined', 'dropped'] as const
const tones = { pending: 'warn', filed: undefined, quarantined: 'warn', dropped: undefined }

/** The sum one can check: received = pending + filed + quarantined + dropped. */
export function LedgerPage() {
  const { t } = useTranslation()
  const [state, setState] = useState<string | null>(null)
  const query = useInfiniteQuery(ledgerQuery(state))
  const pages = query.data?.pages ?? []
  const columns = ['from', 'to', 'outcome', 'size'] as const
  return (
    <SettingsPage title={t('settings.nav.ledger')} intro={t('settings.ledger.intro')}>
      <Totals ledger={pages[0]} state={state} onState={setState} />
      <DataTable
        label={t('settings.nav.ledger')}
        columns={[...columns.map((column) => t(`settings.ledger.${column}`)), t('settings.outbox.when')]}
        query={query}
        empty={
          <EmptyState
            icon={<IconMailbox size={22} stroke={1.5} aria-hidden />}
            title={t('settings.ledger.empty')}
            hint={t('settings.ledger.empty_hint')}
          />
        }
        rows={pages.flatMap((page) => page.items).map((entry) => <EntryRow key={entry.id} entry={entry} />)}
      />
    </SettingsPage>
  )
}

interface TotalsProps {
  ledger: Ledger | undefined
  state: string | null
  onState: (state: string | null) => void
}

/** The sum, and at the same time the filter. */
function Totals({ ledger, state, onState }: TotalsProps) {
  const { t, i18n } = useTranslation()
  const number = (value: number | undefined) =>
    value === undefined ? t('common.unknown') : value.toLocaleString(i18n.language)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these filter at once
    <div className={classes.totals} role="group" aria-label={t('settings.ledger.outcome')}>
      <button type="button" className={classes.total} aria-pressed={state === null} onClick={() => onState(null)}>
        <b className="tabular">{number(ledger?.received)}</b> {t('settings.ledger.received')}
      </button>
      <span aria-hidden="true">=</span>
      {STATES.map((name, index) => (
        <span key={name} className={classes.part}>
          {index > 0 && <span aria-hidden="true">+</span>}
          <button type="button" className={classes.total} aria-pressed={state === name} onClick={() => onState(name)}>
            <b className="tabular">{number(ledger?.[name])}</b> {t(`settings.ledger.state.${name}`)}
          </button>
        </span>
      ))}
    </div>
  )
}

function EntryRow({ entry }: { entry: LedgerRow }) {
  const { t, i18n } = useTranslation()
  return (
    <tr>
      <td className={table.wide}>
        {entry.sender || t('common.unknown')}
        <div className={table.quiet}>{entry.peer}</div>
      </td>
      <td className={table.wide}>{entry.recipients.join(', ')}</td>
      <td>
        <span className={table.state} data-tone={tones[entry.state]}>
          {t(`settings.ledger.state.${entry.state}`)}
        </span>
        {entry.reason && <div className={table.quiet}>{entry.reason}</div>}
        {entry.ticket_id && (
          <div>
            <Link to="/tickets/$ticketId" params={{ ticketId: entry.ticket_id }}>
              {t('settings.ledger.open_ticket')}
            </Link>
          </div>
        )}
      </td>
      <td className={`${table.quiet} ${table.nowrap} tabular`}>{fileSize(entry.size, i18n.language)}</td>
      <td className={`${table.quiet} ${table.nowrap}`}>
        <TimeAgo at={entry.received_at} style="words" />
      </td>
    </tr>
  )
}
