import { Menu } from '@mantine/core'
import {
  IconArrowsJoin2,
  IconCircleArrowUp,
  IconDots,
  IconFileText,
  IconLink,
  IconLock,
  IconLockOpen,
  IconMailOff,
  IconStar,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { copyText } from '../../lib/copy-text.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import { useMay } from '../../lib/me.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { useTicketChange } from '../../lib/use-ticket-change.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { CommandCaps } from '../../ui/key-caps.tsx'
import { mayHandUp } from './use-ticket-commands.ts'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** What is needed rarely. */
export function MoreMenu({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(['app', 'case'])
  const may = useMay()
  const change = useTicketChange()
  const copyLink = () => {
    if (copyText(`${window.location.origin}/tickets/${ticket.id}`)) sayDone(t('done.link'))
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('common.more')} icon={<IconDots size={18} stroke={1.5} aria-hidden />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLink {...icon} />} onClick={copyLink}>
          {t('ticket.copy_link')}
        </Menu.Item>
        {may('report.read') && (
          <Menu.Item
            component={Link}
            to={`/tickets/${ticket.id}/report`}
            leftSection={<IconFileText {...icon} />}
            rightSection={<CommandCaps keys="i" />}
          >
            {t('ticket.report')}
          </Menu.Item>
        )}
        {may('survey.record') && ticket.resolved_at && (
          <Menu.Item leftSection={<IconStar {...icon} />} onClick={() => openTicketDialog('rate', [ticket])}>
            {t('ticket.rate')}
          </Menu.Item>
        )}
        {may('ticket.escalate') && mayHandUp(ticket) && (
          <Menu.Item
            leftSection={<IconCircleArrowUp {...icon} />}
            rightSection={<CommandCaps keys="h" />}
            onClick={() => openTicketDialog('escalate', [ticket])}
          >
            {t('case:escalate.action')}
          </Menu.Item>
        )}
        {may('ticket.change') && !ticket.merged_into && !ticket.spam && (
          <>
            <Menu.Item
              leftSection={<IconArrowsJoin2 {...icon} />}
              rightSection={<CommandCaps keys="m" />}
              onClick={() => openTicketDialog('merge', [ticket])}
            >
              {t('repair.merge')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconMailOff {...icon} />}
              rightSection={<CommandCaps keys="!" />}
              onClick={() => openTicketDialog('spam', [ticket])}
            >
              {t('spam.mark_dots')}
            </Menu.Item>
          </>
        )}
        {may('ticket.restrict') && (
          <Menu.Item
            leftSection={ticket.restricted ? <IconLockOpen {...icon} /> : <IconLock {...icon} />}
            onClick={() => void change(ticket, { noun: 'restricted', restricted: !ticket.restricted })}
          >
            {ticket.restricted ? t('ticket.unrestrict') : t('ticket.restrict')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
