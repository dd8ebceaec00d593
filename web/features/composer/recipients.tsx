import { TagsInput, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Identity } from '../../../server/domains/customers/contract.ts'
import type { ChannelKind, Ticket } from '../../../server/domains/tickets/contract.ts'
import { inOrder } from '../../lib/message-cache.ts'
import { customerQuery } from '../../lib/queries/people.ts'
import { messagesQuery } from '../../lib/queries/tickets.ts'
import { ChannelIcon } from '../../ui/ticket-icons.tsx'
import classes from './composer.module.css'

/** Which address a channel answers to; the server decides, this shows what it will choose. */
const addressKinds: Record<ChannelKind, Identity['kind'][]> = {
  email: ['email'],
  live_chat: ['user_id', 'email'],
  phone_support: ['phone', 'email'],
  social_media: ['handle'],
  in_app_messaging: ['user_id', 'email'],
}

interface Props {
  ticket: Ticket
  cc: string[]
  onCc: (cc: string[]) => void
}

/** Where the newest message of a customer wants its answer: the one who wrote last is answered. */
function useReplyAddress(ticketId: string) {
  const pages = useInfiniteQuery(messagesQuery(ticketId)).data?.pages ?? []
  const newest = inOrder(pages).findLast((message) => message.kind === 'message')
  return newest?.reply_to
}

/** Who will read this. Always visible: nobody should find out after sending. */
export function Recipients({ ticket, cc, onCc }: Props) {
  const { t } = useTranslation()
  const [copying, setCopying] = useState(false)
  const customer = useQuery(customerQuery(ticket.customer_id)).data
  const known = addressKinds[ticket.channel]
    .map((kind) => customer?.identities.find((identity) => identity.kind === kind)?.value)
    .find(Boolean)
  const address = useReplyAddress(ticket.id) ?? known
  return (
    <div className={classes.recipients}>
      <div className={classes.to}>
        <span className={classes.toLabel}>{t('composer.to')}</span>
        <ChannelIcon channel={ticket.channel} size={14} label={t(`channel.${ticket.channel}`)} />
        <span className={classes.address}>
          {ticket.customer_name} <span>{customer && (address ?? t('composer.no_address'))}</span>
        </span>
        {ticket.channel === 'email' && !copying && (
          <UnstyledButton className={classes.addCc} onClick={() => setCopying(true)}>
            {t('composer.add_cc')}
          </UnstyledButton>
        )}
      </div>
      {copying && (
        <TagsInput
          variant="unstyled"
          size="xs"
          autoFocus
          aria-label={t('composer.cc')}
          placeholder={cc.length === 0 ? t('composer.cc_placeholder') : undefined}
          leftSection={<span className={classes.toLabel}>{t('composer.add_cc')}</span>}
          leftSectionWidth={36}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          value={cc}
          onChange={(values) => onCc(values.filter((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)))}
          onBlur={() => cc.length === 0 && setCopying(false)}
        />
      )}
    </div>
  )
}
