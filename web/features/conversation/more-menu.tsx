import { Menu } from '@mantine/core'
import { IconArrowsJoin2, IconDots, IconLink, IconLock, IconLockOpen, IconMailOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { copyText } from '../../lib/copy-text.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import { useMay } from '../../lib/me.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { useTicketChange } from '../../lib/use-ticket-change.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyCaps } from '../../ui/key-caps.tsx'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** What is needed rarely. */
export function MoreMenu({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
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
        {may('ticket.change') && !ticket.merged_into && !ticket.spam && (
          <>
            <Menu.Item
              leftSection={<IconArrowsJoin2 {...icon} />}
              rightSection={<KeyCaps keys="m" />}
              onClick={() => openTicketDialog('merge', [ticket])}
            >
              {t('repair.merge')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconMailOff {...icon} />}
              rightSection={<KeyCaps keys="!" />}
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
