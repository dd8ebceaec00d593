import { Button } from '@mantine/core'
import { IconArrowsJoin2, IconLink, IconMailOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { blocksOfQuery } from '../../lib/queries/mail-of-ticket.ts'
import { mergesQuery, ticketQuery } from '../../lib/queries/tickets.ts'
import { stands, useRepair } from '../../lib/use-repair.ts'
import { Banner, bannerIcon } from './banner.tsx'

/** It may belong to another ticket: a person decides, with one click. */
export function SuggestionBanner({ ticket, suggestedId }: { ticket: Ticket; suggestedId: string }) {
  const { t } = useTranslation()
  const mayChange = useMay()('ticket.change')
  const { join, dismiss } = useRepair()
  const suggested = useQuery({ ...ticketQuery(suggestedId), retry: false })
  const other = suggested.data
  const actions = mayChange && (
    <>
      {other && <Act label={t('repair.join')} strong run={() => join(ticket)} />}
      <Act label={t('repair.not_this')} run={() => dismiss(ticket)} />
    </>
  )
  return (
    <Banner icon={<IconLink {...bannerIcon} />} actions={actions}>
      {suggested.isError ? t('repair.suggested_unseen') : t('repair.suggested')}{' '}
      {other && (
        <>
          <OtherTicket ticket={other} /> · {other.customer_name}
        </>
      )}
    </Banner>
  )
}

/** Where its messages are now. */
export function MergedBanner({ ticket, intoId }: { ticket: Ticket; intoId: string }) {
  const { t } = useTranslation()
  const mayChange = useMay()('ticket.change')
  const { unmerge } = useRepair()
  const target = useQuery({ ...ticketQuery(intoId), retry: false }).data
  const merge = useQuery(mergesQuery(ticket.id)).data?.items.find((one) => stands(one, ticket.id))
  const actions = mayChange && merge && <Act label={t('repair.undo_merge')} run={() => unmerge(merge)} />
  return (
    <Banner icon={<IconArrowsJoin2 {...bannerIcon} />} actions={actions}>
      {target ? (
        <>
          {t('repair.merged_into')} <OtherTicket ticket={target} /> · {target.customer_name}
        </>
      ) : (
        t('ticket.merged')
      )}
    </Banner>
  )
}

/** Why nobody is told about it, and the way back: with the block that came with it. */
export function SpamBanner({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation()
  const may = useMay()
  const { markNotSpam } = useRepair()
  const blocks = useQuery({ ...blocksOfQuery(ticket.id), enabled: may('sender.read') }).data?.items ?? []
  const block = blocks.at(0)?.kind ?? 'none'
  const values = new Intl.ListFormat(i18n.language).format(blocks.map(({ value }) => value))
  const actions = may('ticket.change') && (
    <Act
      label={block === 'none' ? t('spam.not') : t('spam.not_unblock')}
      strong
      run={() => markNotSpam(ticket, block)}
    />
  )
  return (
    <Banner icon={<IconMailOff {...bannerIcon} />} actions={actions}>
      {blocks.length > 0 ? t('spam.banner_blocked', { values }) : t('spam.banner')}
    </Banner>
  )
}

const OtherTicket = ({ ticket }: { ticket: Ticket }): ReactNode => (
  <Link to="/tickets/$ticketId" params={{ ticketId: ticket.id }} search={(search) => search}>
    {ticket.case_id} · {ticket.subject}
  </Link>
)

interface ActProps {
  label: string
  strong?: boolean
  run: () => Promise<unknown>
}

/** Pressed once: a second press while it works would be refused by the server. */
function Act({ label, strong, run }: ActProps) {
  const [busy, setBusy] = useState(false)
  const act = () => {
    setBusy(true)
    void run().finally(() => setBusy(false))
  }
  return (
    <Button size="compact-sm" variant={strong ? 'light' : 'subtle'} loading={busy} onClick={act}>
      {label}
    </Button>
  )
}
