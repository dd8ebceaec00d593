import { IconMessages } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/states.tsx'
import classes from './pages.module.css'

/** What stands beside the list before a ticket is chosen. On a phone the list itself has the screen. */
export function NoTicketPage() {
  const { t } = useTranslation()
  return (
    <section className={classes.none} aria-label={t('nav.conversation')}>
      <EmptyState
        icon={<IconMessages size={22} stroke={1.5} aria-hidden />}
        title={t('empty.conversation')}
        hint={t('empty.conversation_hint', { next: 'J', previous: 'K', open: 'Enter' })}
      />
    </section>
  )
}
