import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { mergesQuery, ticketQuery } from '../../lib/queries/tickets.ts'
import { useRepair } from '../../lib/use-repair.ts'
import classes from './other-tickets.module.css'

interface Props {
  ticketId: string
  entry: TimelineEntry
}

/** Which tickets a merge or split was about, each a link, and the way to undo a merge that still holds. */
export function OtherTickets({ ticketId, entry }: Props) {
  const { name, data } = entry
  if (name === 'ticket.merged_here' && typeof data.merge_id === 'string') {
    return <MergedHere ticketId={ticketId} mergeId={data.merge_id} />
  }
  const other = name === 'ticket.split' || name === 'ticket.merged' ? data.into_id : data.from_id
  return typeof other === 'string' ? <OneTicket id={other} /> : null
}

function MergedHere({ ticketId, mergeId }: { ticketId: string; mergeId: string }) {
  const { t } = useTranslation()
  const mayChange = useMay()('ticket.change')
  const { unmerge } = useRepair()
  const merge = useQuery(mergesQuery(ticketId)).data?.items.find(({ id }) => id === mergeId)
  if (!merge) return null
  return (
    <>
      {merge.tickets.map(({ id, case_id, subject }) => (
        <TicketLink key={id} id={id} case_id={case_id} subject={subject} />
      ))}{' '}
      {mayChange && merge.undone_at === null && (
        <UnstyledButton className={classes.undo} onClick={() => void unmerge(merge)}>
          {t('repair.undo_merge')}
        </UnstyledButton>
      )}
    </>
  )
}

/** A ticket the reader may not see is not named. */
function OneTicket({ id }: { id: string }) {
  const ticket = useQuery({ ...ticketQuery(id), retry: false }).data
  return ticket ? <TicketLink {...ticket} /> : null
}

function TicketLink({ id, case_id, subject }: { id: string; case_id: string; subject: string }) {
  return (
    <>
      {' '}
      <Link
        className={classes.link}
        to="/tickets/$ticketId"
        params={{ ticketId: id }}
        search={(search) => search}
        title={subject}
      >
        {case_id}
      </Link>
    </>
  )
}
