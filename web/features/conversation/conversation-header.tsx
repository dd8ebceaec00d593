import { Button, Title, Tooltip } from '@mantine/core'
import {
  IconArrowLeft,
  IconCircleCheck,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconRotate,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { useCommands, useKeysFor } from '../../lib/commands.ts'
import { useMay } from '../../lib/me.ts'
import { useTicketChange } from '../../lib/use-ticket-change.ts'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { keyText } from '../../ui/key-caps.tsx'
import { LivePill } from '../../ui/live-pill.tsx'
import classes from './conversation.module.css'
import { MoreMenu } from './more-menu.tsx'
import { Onlookers } from './onlookers.tsx'
import { AssigneePicker, PriorityPicker, StatusPicker, TagsPicker, TeamPicker } from './property-pickers.tsx'
import { SnoozeMenu } from './snooze-menu.tsx'
import { type Picker, useTicketCommands } from './use-ticket-commands.ts'
import { WhyPopover } from './why-popover.tsx'

const icon = { size: 18, stroke: 1.5, 'aria-hidden': true } as const

interface Props {
  ticket: Ticket
  detailsShown: boolean
  onToggleDetails: () => void
  /** Why it is where it is. */
  why: (ticket: Ticket) => ReactNode
}

/** What this ticket is, and everything that can be set on it. */
export function ConversationHeader({ ticket, detailsShown, onToggleDetails, why }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const [picker, setPicker] = useState<Picker | null>(null)
  useTicketCommands(ticket, setPicker)
  const details = useMemo(
    () => [{ id: 'details', group: t('keys.group.ticket'), label: t('keys.details'), keys: 'd', run: onToggleDetails }],
    [t, onToggleDetails],
  )
  useCommands(details)
  const pick = { ticket, picker, setPicker, canChange: may('ticket.change'), canAssign: may('ticket.assign') }
  const DetailsIcon = detailsShown ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRightExpand

  return (
    <header className={classes.header}>
      <div className={classes.headerTop}>
        <IconButton
          className={classes.back}
          label={t('common.back')}
          keys="u"
          icon={<IconArrowLeft {...icon} />}
          onClick={() => void navigate({ to: '/tickets', search: (search) => search })}
        />
        <Title order={1} className={classes.subject} title={ticket.subject}>
          {ticket.subject}
        </Title>
        <span className={classes.phonePill}>
          <LivePill onlyTrouble />
        </span>
        {pick.canChange && <ResolveButton ticket={ticket} />}
        {pick.canChange && <SnoozeMenu {...pick} />}
        <WhyPopover opened={picker === 'why'} onToggle={(open) => setPicker(open ? 'why' : null)}>
          {why(ticket)}
        </WhyPopover>
        <IconButton
          className={classes.details}
          label={detailsShown ? t('customer.hide') : t('customer.show')}
          keys="d"
          pressed={detailsShown}
          icon={<DetailsIcon {...icon} />}
          onClick={onToggleDetails}
        />
        <MoreMenu ticket={ticket} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these act at once */}
      <div className={classes.properties} role="group" aria-label={t('ticket.header', { case_id: ticket.case_id })}>
        <span className={`${classes.property} ${classes.case} tabular`}>{ticket.case_id}</span>
        <DeadlineChip {...ticket} />
        <StatusPicker {...pick} />
        <PriorityPicker {...pick} />
        <AssigneePicker {...pick} />
        <TeamPicker {...pick} />
        <TagsPicker {...pick} />
        <Onlookers ticketId={ticket.id} />
      </div>
    </header>
  )
}

function ResolveButton({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const change = useTicketChange()
  const keys = useKeysFor('e')
  const done = ticket.status === 'resolved' || ticket.status === 'closed'
  if (ticket.status === 'closed') return null
  const Icon = done ? IconRotate : IconCircleCheck
  const label = done ? t('ticket.reopen') : t('ticket.resolve')
  return (
    <Tooltip label={keys ? `${label}  ${keyText(keys)}` : label}>
      <Button
        variant="default"
        size="compact-md"
        fz={13}
        aria-label={label}
        onClick={() => void change(ticket, { noun: 'status', status: done ? 'open' : 'resolved' })}
      >
        <Icon {...icon} size={16} />
        <span className={classes.onlyWide}>&nbsp;{label}</span>
      </Button>
    </Tooltip>
  )
}
