import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Identity } from '../../../server/domains/customers/contract.ts'
import type { ChannelKind, Ticket } from '../../../server/domains/tickets/contract.ts'
import { type Copies, setCopies, useCopies } from '../../lib/copies-store.ts'
import { customerQuery } from '../../lib/queries/people.ts'
import { ChannelIcon } from '../../ui/ticket-icons.tsx'
import { AddressField } from './address-field.tsx'
import classes from './composer.module.css'
import { useNewestWriter } from './use-newest-writer.ts'

/** Which address a channel answers to; the server decides, this shows what it will choose. */
const addressKinds: Record<ChannelKind, Identity['kind'][]> = {
  email: ['email'],
  live_chat: ['user_id', 'email'],
  phone_support: ['phone', 'email'],
  social_media: ['handle'],
  in_app_messaging: ['user_id', 'email'],
}

const COPIES = ['cc', 'bcc'] as const
type Kind = keyof Copies

/** Who will read this. Always visible: nobody should find out after sending. */
export function Recipients({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const copies = useCopies(ticket.id)
  const [opened, setOpened] = useState<Kind[]>([])
  const customer = useQuery(customerQuery(ticket.customer_id)).data
  const known = addressKinds[ticket.channel]
    .map((kind) => customer?.identities.find((identity) => identity.kind === kind)?.value)
    .find(Boolean)
  const writer = useNewestWriter(ticket.id)
  const address = writer?.address ?? known
  const isMail = ticket.channel === 'email'
  const shown = isMail ? COPIES.filter((kind) => opened.includes(kind) || copies[kind].length > 0) : []
  const hidden = isMail ? COPIES.filter((kind) => !shown.includes(kind)) : []
  return (
    <div className={classes.recipients}>
      <div className={classes.to}>
        <span className={classes.toLabel}>{t('composer.to')}</span>
        <ChannelIcon channel={ticket.channel} size={14} label={t(`channel.${ticket.channel}`)} />
        <span className={classes.address}>
          {writer?.name ?? ticket.customer_name} <span>{customer && (address ?? t('composer.no_address'))}</span>
        </span>
        {hidden.map((kind) => (
          <UnstyledButton
            key={kind}
            className={classes.addCc}
            aria-label={t(`recipients.add_${kind}`)}
            onClick={() => setOpened([...opened, kind])}
          >
            {t(`recipients.${kind}`)}
          </UnstyledButton>
        ))}
      </div>
      {shown.map((kind) => (
        <AddressField
          key={kind}
          label={t(`recipients.${kind}`)}
          name={t(`recipients.${kind}_name`)}
          hint={kind === 'bcc' ? t('recipients.bcc_hint') : undefined}
          addresses={copies[kind]}
          onChange={(addresses) => {
            setOpened([...new Set([...opened, kind])])
            setCopies(ticket.id, { ...copies, [kind]: addresses })
          }}
          onEmpty={() => setOpened(opened.filter((other) => other !== kind))}
        />
      ))}
    </div>
  )
}
