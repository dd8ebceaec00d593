import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { StatusIcon } from '../../ui/ticket-icons.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './merge-dialog.module.css'

interface Props {
  label: string
  tickets: Ticket[]
  chosenId: string | null
  onChoose: (ticket: Ticket) => void
}

/** A group of tickets of which one can be chosen; arrow keys move, as in every list of radio buttons. */
export function TicketChoices({ label, tickets, chosenId, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className={classes.group}>
      <legend>{label}</legend>
      {tickets.map((ticket) => (
        <label key={ticket.id} className={classes.choice} data-chosen={ticket.id === chosenId || undefined}>
          <input type="radio" name="merge-target" checked={ticket.id === chosenId} onChange={() => onChoose(ticket)} />
          <StatusIcon status={ticket.status} size={15} label={t(`status.${ticket.status}`)} />
          <span className={classes.words}>
            <span className={classes.subject}>{ticket.subject}</span>
            <span className={classes.who}>
              <span className="tabular">{ticket.case_id}</span> · {ticket.customer_name}
              {ticket.company_name && <> · {ticket.company_name}</>}
            </span>
          </span>
          <TimeAgo at={ticket.last_message_at} className={classes.time} />
        </label>
      ))}
    </fieldset>
  )
}
