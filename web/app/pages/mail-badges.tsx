import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { outboxCountsQuery, setAsideQuery } from '../../lib/queries/mail.ts'
import classes from './settings-layout.module.css'

/** Mails that wait for a person. Only for those who may see the ledger. */
export function SetAsideBadge() {
  const { t } = useTranslation()
  const count = useQuery(setAsideQuery).data ?? 0
  return <Badge count={count} label={t('settings.badge.set_aside', { count })} />
}

/** Answers that were refused or came back. */
export function UnreachedBadge() {
  const { t } = useTranslation()
  const counts = useQuery(outboxCountsQuery).data
  const count = counts ? counts.failed + counts.bounced : 0
  return <Badge count={count} label={t('settings.badge.unreached', { count })} />
}

/** More digits would only say "many". */
const MOST = 999

function Badge({ count, label }: { count: number; label: string }) {
  const { i18n } = useTranslation()
  if (count === 0) return null
  return (
    <span className={`${classes.badge} tabular`} title={label}>
      <span aria-hidden="true">{count > MOST ? `${MOST}+` : count.toLocaleString(i18n.language)}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
