import { Button, Drawer, Skeleton, Switch } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FigureRow } from '../../../server/domains/analytics/contract.ts'
import type { DashboardSearch, Figure as FigureId } from '../../lib/dashboard-search.ts'
import { useMay } from '../../lib/me.ts'
import { figureRowsQuery } from '../../lib/queries/analytics.ts'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { ChannelIcon } from '../../ui/ticket-icons.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './dashboard.module.css'
import { figureText, spanText, stepText, unitOf } from './figure-words.ts'
import { rowsAsked } from './rows-asked.ts'
import { usePartWords } from './use-part-words.ts'

interface Props {
  search: DashboardSearch
  period: object
  onChange: (search: DashboardSearch) => void
}

/** The cases behind a number, each one click from its ticket. */
export function RowsDrawer({ search, period, onChange }: Props) {
  const { t } = useTranslation(['dashboard', 'app'])
  const { cases: _cases, by: _by, key: _key, day: _day, missed: _missed, ...rest } = search
  return (
    <Drawer
      opened={search.cases === true}
      onClose={() => onChange(rest)}
      position="right"
      size={520}
      padding={0}
      title={<DrawerTitle search={search} />}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
      classNames={{ header: classes.drawerHead }}
    >
      {search.cases && <Rows search={search} period={period} onChange={onChange} />}
    </Drawer>
  )
}

function DrawerTitle({ search: { figure = 'satisfaction', by, key, day } }: Pick<Props, 'search'>) {
  const { t, i18n } = useTranslation('dashboard')
  const words = usePartWords()
  const part = by && key ? words(by, key) : day ? stepText(day, 'day', i18n.language) : null
  return (
    <>
      {t('rows.title', { figure: t(`figure.${figure}`) })}
      {part && <span className={classes.drawerPart}>{part}</span>}
    </>
  )
}

function Rows({ search, period, onChange }: Props) {
  const { t, i18n } = useTranslation(['dashboard', 'app'])
  const may = useMay()
  const figure = search.figure ?? 'satisfaction'
  const asked = rowsAsked(search, period)
  const query = useInfiniteQuery({ ...figureRowsQuery(asked), placeholderData: keepPreviousData })
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <div className={classes.drawerBar}>
        {unitOf(figure) === 'percent' && (
          <Switch
            size="xs"
            label={t('rows.only_missed')}
            checked={search.missed === true}
            onChange={({ currentTarget }) => onChange({ ...search, missed: currentTarget.checked || undefined })}
          />
        )}
        <span className={classes.note} role="status">
          {query.isSuccess &&
            t('rows.shown', { count: rows.length, number: figureText('tickets', rows.length, i18n.language) })}
        </span>
        {may('ticket.export') && <ExportMenu of="/analytics/rows" filters={asked} compact />}
      </div>
      {query.isPending && <Loading />}
      {query.isError && rows.length === 0 && <ErrorState error={query.error} retry={() => query.refetch()} />}
      {query.isSuccess && rows.length === 0 && <EmptyState title={t('rows.empty')} />}
      <ul className={classes.rows} aria-busy={query.isPlaceholderData}>
        {rows.map((row) => (
          <Row key={`${row.ticket.id}${row.at}`} row={row} figure={figure} />
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

function Row({ row: { ticket, value, at }, figure }: { row: FigureRow; figure: FigureId }) {
  const { t } = useTranslation('app')
  const outcome = useOutcome(figure)(value)
  return (
    <li>
      <Link to="/tickets/$ticketId" params={{ ticketId: ticket.id }} className={classes.row}>
        <span className={classes.rowSubject}>{ticket.subject}</span>
        {figure === 'backlog' ? <span /> : <TimeAgo at={at} className={classes.note} />}
        <span className={classes.rowWho}>
          <ChannelIcon channel={ticket.channel} size={14} label={t(`channel.${ticket.channel}`)} />
          <span className="tabular">{ticket.case_id}</span> · {ticket.customer_name}
        </span>
        {outcome && <span className={`${classes.rowValue} tabular`}>{outcome}</span>}
      </Link>
    </li>
  )
}

const OF_SHARES = {
  first_contact: ['rows.first', 'rows.not_first'],
  happy: ['rows.happy', 'rows.not_happy'],
  first_response_in_time: ['rows.in_time', 'rows.late'],
  resolution_in_time: ['rows.in_time', 'rows.late'],
} as const

/** What a case adds to its figure, in words. Counts add one each, which goes without saying. */
function useOutcome(figure: FigureId) {
  const { t, i18n } = useTranslation('dashboard')
  return (value: number | null): string | null => {
    if (value === null || figure === 'opened' || figure === 'resolved') return null
    const time = spanText(value, i18n.language)
    if (figure === 'backlog') return t('rows.waiting', { time })
    if (figure === 'first_response' || figure === 'resolution') return time
    if (figure === 'satisfaction') return t(`score.of_${value as 1 | 2 | 3 | 4 | 5}`)
    return t(OF_SHARES[figure][value === 0 ? 1 : 0])
  }
}

/** As high as the rows that come. */
function Loading() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('common.loading')}>
      {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
        <div key={row} className={classes.placeholder}>
          <Skeleton height={12} width="62%" radius="sm" />
          <Skeleton height={11} width="38%" radius="sm" />
        </div>
      ))}
    </div>
  )
}
