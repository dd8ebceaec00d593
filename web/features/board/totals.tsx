import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../../server/domains/board/contract.ts'
import type { TicketSearch } from '../../lib/ticket-search.ts'
import { Age } from './age.tsx'
import classes from './board.module.css'

/** The desk in a line. What is late says so to who cannot see it too. */
export function Totals({ totals }: { totals: Board['totals'] }) {
  const { t } = useTranslation('board')
  const { waiting, oldest_at, in_work, at_risk, breached, online, away, chats, chat_places } = totals
  return (
    <>
      <dl className={classes.totals}>
        <Total label={t('waiting')} search={{ view: 'unassigned' }} value={waiting}>
          {oldest_at ? (
            <>
              {t('oldest')} <Age at={oldest_at} />
            </>
          ) : (
            t('nobody_waits')
          )}
        </Total>
        <Total label={t('in_work')} value={in_work}>
          {t('in_work_hint')}
        </Total>
        <Total label={t('at_risk')} search={{ deadline: 'near' }} value={at_risk} tone={at_risk ? 'warn' : undefined}>
          {t('at_risk_hint')}
        </Total>
        <Total
          label={t('breached')}
          search={{ deadline: 'passed' }}
          value={breached}
          tone={breached ? 'danger' : undefined}
        >
          {t('breached_hint')}
        </Total>
        <Total label={t('online')} value={online}>
          {t('away_count', { count: away })}
        </Total>
        <Total label={t('chats')} value={chats}>
          {t('chat_places', { count: chat_places })}
        </Total>
      </dl>
      <p className={classes.unseen} aria-live="polite">
        {breached > 0 ? t('say_breached', { count: breached }) : ''}
      </p>
    </>
  )
}

interface TotalProps {
  label: string
  value: number
  search?: TicketSearch
  tone?: 'warn' | 'danger'
  children: ReactNode
}

function Total({ label, value, search, tone, children }: TotalProps) {
  const { i18n } = useTranslation()
  const figure = value.toLocaleString(i18n.language)
  return (
    <div className={classes.total} data-tone={tone}>
      <dt>{label}</dt>
      <dd className={`tabular ${classes.figure}`}>
        {search && value > 0 ? (
          <Link to="/tickets" search={search} aria-label={`${label}: ${figure}`}>
            {figure}
          </Link>
        ) : (
          figure
        )}
      </dd>
      <dd className={classes.hint}>{children}</dd>
    </div>
  )
}
