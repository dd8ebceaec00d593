import { Button } from '@mantine/core'
import { IconPhoneCall, IconTransferVertical } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EscalationCall } from '../../../server/domains/escalation/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { type Command, useCommands } from '../../lib/commands.ts'
import { useMe } from '../../lib/me.ts'
import { escalationsQuery } from '../../lib/queries/case.ts'
import { callsQuery, suggestionsQuery } from '../../lib/queries/escalation.ts'
import { criterionName } from '../../lib/why-sentences.ts'
import { ClockTime } from '../case/clock-time.tsx'
import classes from './escalation.module.css'
import { HandOverDrawer } from './hand-over-drawer.tsx'
import { SuggestionLine } from './suggestion-line.tsx'
import { useEscalationDeeds } from './use-escalation-deeds.ts'

const isOver = ({ status }: Ticket) => status === 'resolved' || status === 'closed'

/** Quiet lines above the conversation: what was suggested, who is called, and the card for whoever gets the ticket. */
export function EscalationLines({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(['app', 'escalation'])
  const suggestions = useQuery(suggestionsQuery(ticket.id)).data?.items ?? []
  const calls = useQuery(callsQuery(ticket.id)).data?.items ?? []
  const escalations = useQuery(escalationsQuery(ticket.id)).data?.items ?? []
  const [opened, setOpened] = useState(false)
  const commands = useMemo<Command[]>(
    () => [
      { id: 'hand_over', group: t('keys.group.ticket'), label: t('escalation:card.open'), run: () => setOpened(true) },
    ],
    [t],
  )
  useCommands(commands)
  if (isOver(ticket) || ticket.spam || ticket.merged_into) return null
  const open = suggestions.filter(({ state, tier }) => state === 'open' && (!ticket.tier || tier === ticket.tier))
  return (
    <>
      {open.map((suggestion) => (
        <SuggestionLine key={suggestion.id} ticket={ticket} suggestion={suggestion} />
      ))}
      {calls
        .filter(({ acknowledged_at }) => !acknowledged_at)
        .map((call) => (
          <CallLine key={call.id} ticket={ticket} call={call} />
        ))}
      {escalations.length > 0 && (
        <CardLine ticket={ticket} criterion={escalations.at(-1)!.criterion} onOpen={() => setOpened(true)} />
      )}
      {opened && <HandOverDrawer ticket={ticket} onClose={() => setOpened(false)} />}
    </>
  )
}

function CallLine({ ticket, call }: { ticket: Ticket; call: EscalationCall }) {
  const { t } = useTranslation(['app', 'escalation'])
  const { user } = useMe()
  const { acknowledge } = useEscalationDeeds(ticket)
  const who = [...new Set(call.called.map(({ user }) => user.name))].join(', ')
  const mayAnswer = ['manager', 'admin'].includes(user.role) || call.called.some((one) => one.user.id === user.id)
  return (
    <div className={classes.line} role="status">
      <IconPhoneCall size={16} stroke={1.5} aria-hidden />
      <span className={classes.text}>
        {t('escalation:call.waiting', { who: who || t('escalation:call.management') })}
        {call.acknowledge_by && (
          <>
            {' · '}
            <ClockTime at={call.acknowledge_by} words={(time) => t('escalation:call.until', { time })} />
          </>
        )}
      </span>
      {mayAnswer && (
        <span className={classes.actions}>
          <Button size="compact-sm" variant="light" onClick={() => void acknowledge(call)}>
            {t('escalation:call.acknowledge')}
          </Button>
        </span>
      )}
    </div>
  )
}

interface CardLineProps {
  ticket: Ticket
  criterion: string
  onOpen: () => void
}

function CardLine({ ticket, criterion, onOpen }: CardLineProps) {
  const { t } = useTranslation(['app', 'case', 'escalation'])
  return (
    <div className={classes.line}>
      <IconTransferVertical size={16} stroke={1.5} aria-hidden />
      <span className={classes.text}>
        {/* While it waits to be taken, the line above says why already. */}
        {ticket.status === 'escalated'
          ? t('escalation:card.ready')
          : `${t('escalation:card.why')}: ${criterionName(criterion, t)}`}
      </span>
      <span className={classes.actions}>
        <Button size="compact-sm" variant="subtle" onClick={onOpen}>
          {t('escalation:card.open')}
        </Button>
      </span>
    </div>
  )
}
