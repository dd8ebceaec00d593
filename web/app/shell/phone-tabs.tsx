import { IconInfoCircle, IconLayoutList, IconMessage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const

/** List, conversation, details: the way through a ticket on a phone. */
export function PhoneTabs({ detailsShown, onDetails }: { detailsShown: boolean; onDetails: () => void }) {
  const { t } = useTranslation()
  return (
    <nav className={classes.phoneTabs} aria-label={t('nav.main')}>
      <Link to="/tickets" search={(search) => search} className={classes.phonePlace}>
        <IconLayoutList {...icon} />
        {t('nav.list')}
      </Link>
      <span className={classes.phonePlace} data-active={!detailsShown || undefined} aria-current="page">
        <IconMessage {...icon} />
        {t('nav.conversation')}
      </span>
      <button type="button" className={classes.phonePlace} data-active={detailsShown || undefined} onClick={onDetails}>
        <IconInfoCircle {...icon} />
        {t('nav.details')}
      </button>
    </nav>
  )
}
