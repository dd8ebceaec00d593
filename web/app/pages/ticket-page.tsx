import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CasePanel } from '../../features/case/case-panel.tsx'
import { PlaceSection } from '../../features/case/place-section.tsx'
import { useFacetCommands } from '../../features/case/use-facet-commands.ts'
import { Composer } from '../../features/composer/composer.tsx'
import { Conversation } from '../../features/conversation/conversation.tsx'
import { CustomerPanel } from '../../features/customer-panel/customer-panel.tsx'
import { prefer, usePreferences } from '../../lib/preferences.ts'
import { PhoneTabs } from '../shell/phone-tabs.tsx'
import { ArticlesPart } from './articles-part.tsx'
import { EscalationLines } from './escalation-part.tsx'
import { ConfirmationLine, OutcomeFacts } from './outcome-parts.tsx'
import classes from './pages.module.css'
import { SessionPart } from './session-part.tsx'
import { TasksPart } from './tasks-part.tsx'
import { TroubleshootPart } from './troubleshoot-part.tsx'
import { WhyPart } from './why-part.tsx'

/** One ticket: the conversation with its composer, and what is known about the customer beside it. */
export function TicketPage() {
  const { ticketId } = useParams({ strict: false })
  const { t } = useTranslation()
  const { context_open } = usePreferences()
  const [drawer, setDrawer] = useState(false)
  const narrow = useMediaQuery('(max-width: 1200px)', false, { getInitialValueInEffect: false })
  const showDetails = () => (narrow ? setDrawer(true) : prefer({ context_open: true }))
  useFacetCommands(showDetails)
  if (!ticketId) return null
  const panel = (
    <CustomerPanel
      ticketId={ticketId}
      understanding={(ticket) => <CasePanel key={ticket.id} ticket={ticket} />}
      place={(ticket) => (
        <>
          <SessionPart ticket={ticket} />
          <PlaceSection key={ticket.id} ticket={ticket} />
        </>
      )}
      outcome={(ticket) => <OutcomeFacts ticket={ticket} />}
      articles={(ticket) => (
        <>
          <ArticlesPart ticket={ticket} onInserted={() => setDrawer(false)} />
          <TroubleshootPart ticket={ticket} />
        </>
      )}
      tasks={<TasksPart ticketId={ticketId} />}
    />
  )
  const toggleDetails = () => (narrow ? setDrawer((open) => !open) : prefer({ context_open: !context_open }))
  return (
    <div className={classes.ticket}>
      <div className={classes.column}>
        <Conversation
          key={ticketId}
          ticketId={ticketId}
          detailsShown={narrow ? drawer : context_open}
          onToggleDetails={toggleDetails}
          outcome={(ticket) => (
            <>
              <EscalationLines ticket={ticket} />
              <ConfirmationLine ticket={ticket} />
            </>
          )}
          why={(ticket) => <WhyPart ticketId={ticket.id} />}
          composer={(ticket, lastMessageId) => (
            <Composer key={ticket.id} ticket={ticket} lastMessageId={lastMessageId} />
          )}
        />
        <PhoneTabs detailsShown={drawer} onDetails={() => setDrawer(true)} />
      </div>
      {!narrow && context_open && (
        <aside className={classes.context} aria-label={t('customer.panel')}>
          {panel}
        </aside>
      )}
      {narrow && (
        <Drawer
          opened={drawer}
          onClose={() => setDrawer(false)}
          position="right"
          size={340}
          title={t('customer.panel')}
          closeButtonProps={{ 'aria-label': t('common.close') }}
          padding={0}
          classNames={{ header: classes.drawerHeader }}
        >
          {panel}
        </Drawer>
      )}
    </div>
  )
}
