import { Menu, UnstyledButton } from '@mantine/core'
import { IconArrowsSplit2, IconDots, IconDownload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { inOrder, isSending } from '../../lib/message-cache.ts'
import { rawMailUrl } from '../../lib/queries/mail-of-ticket.ts'
import { messagesQuery } from '../../lib/queries/tickets.ts'
import { useRepair } from '../../lib/use-repair.ts'
import classes from './message.module.css'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

interface Props {
  message: Message
  closed: boolean
}

/** What is needed rarely with one message. */
export function MessageMenu({ message, closed }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const splits = message.kind === 'message' && may('ticket.change') && !closed
  const raw = message.mail_id !== null && may('ledger.read')
  if (isSending(message) || (!splits && !raw)) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton
          className={classes.menu}
          aria-label={t('repair.message_menu', { name: message.author.name })}
          title={t('common.more')}
        >
          <IconDots {...icon} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {splits && <SplitItems message={message} />}
        {raw && (
          <Menu.Item
            component="a"
            href={rawMailUrl(message.mail_id!)}
            download={`${message.mail_id}.eml`}
            leftSection={<IconDownload {...icon} />}
          >
            {t('sender.raw')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Drawn when the menu opens: only then it is worth knowing what else was said. */
function SplitItems({ message }: { message: Message }) {
  const { t } = useTranslation()
  const { split } = useRepair()
  const pages = useQueryClient().getQueryData(messagesQuery(message.ticket_id).queryKey)?.pages ?? []
  const spoken = inOrder(pages).filter(({ kind }) => kind !== 'note')
  const later = spoken.filter(
    ({ kind, author, position }) =>
      kind === 'message' && author.id === message.author.id && position >= message.position,
  )
  return (
    <>
      <Menu.Item
        leftSection={<IconArrowsSplit2 {...icon} />}
        disabled={spoken.length < 2}
        onClick={() => void split(message.ticket_id, [message])}
      >
        {t('repair.split_this')}
      </Menu.Item>
      {later.length > 1 && (
        <Menu.Item
          leftSection={<IconArrowsSplit2 {...icon} />}
          disabled={spoken.length === later.length}
          onClick={() => void split(message.ticket_id, later)}
        >
          {t('repair.split_later')}
        </Menu.Item>
      )}
    </>
  )
}
