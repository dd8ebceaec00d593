import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { type Command, useCommands } from '../../lib/commands.ts'
import { openTicketDialog, type TicketDialog } from '../../lib/dialogs.ts'
import { useMay } from '../../lib/me.ts'
import { useTicketChange } from '../../lib/use-ticket-change.ts'

export type Picker = 'assignee' | 'status' | 'priority' | 'team' | 'tags' | 'snooze' | 'why'

/** The keys of the open ticket. */
export function useTicketCommands(ticket: Ticket, open: (picker: Picker) => void) {
  const { t } = useTranslation()
  const may = useMay()
  const change = useTicketChange()
  const now = useRef({ ticket, change, open })
  now.current = { ticket, change, open }
  const canChange = may('ticket.change')
  const canAssign = may('ticket.assign')

  const commands = useMemo(() => {
    const group = t('keys.group.ticket')
    const picker = (id: Picker, label: string, keys?: string): Command => ({
      id,
      group,
      label,
      keys,
      run: () => now.current.open(id),
    })
    const list: Command[] = []
    if (canAssign) list.push(picker('assignee', t('keys.assign'), 'a'))
    if (canChange) {
      list.push(
        {
          id: 'resolve',
          group,
          label: t('keys.resolve'),
          keys: 'e',
          run: () => {
            const { status } = now.current.ticket
            if (status !== 'resolved' && status !== 'closed')
              void now.current.change(now.current.ticket, { noun: 'status', status: 'resolved' })
          },
        },
        picker('snooze', t('keys.snooze'), 's'),
        picker('tags', t('keys.tag'), 't'),
        picker('priority', t('keys.priority'), 'p'),
        picker('status', t('keys.status')),
        picker('team', t('keys.team')),
        {
          id: 'merge',
          group,
          label: t('repair.merge'),
          keys: 'm',
          run: () => openIfOwn('merge', now.current.ticket),
        },
        {
          id: 'spam',
          group,
          label: t('spam.mark_dots'),
          keys: '!',
          run: () => openIfOwn('spam', now.current.ticket),
        },
      )
    }
    list.push(picker('why', t('keys.why'), 'w'))
    return list
  }, [t, canChange, canAssign])
  useCommands(commands)
  useCaseCommands(ticket)
}

/** Handing it up, and how it ended. */
function useCaseCommands(ticket: Ticket) {
  const { t } = useTranslation(['app', 'case'])
  const may = useMay()
  const navigate = useNavigate()
  const now = useRef(ticket)
  now.current = ticket
  const mayReport = may('report.read')
  const mayEscalate = may('ticket.escalate')
  const commands = useMemo(() => {
    const group = t('keys.group.ticket')
    const list: Command[] = []
    if (mayEscalate) {
      list.push({
        id: 'escalate',
        group,
        label: t('case:escalate.action'),
        keys: 'h',
        run: () => mayHandUp(now.current) && openTicketDialog('escalate', [now.current]),
      })
    }
    if (mayReport) {
      list.push({
        id: 'report',
        group,
        label: t('ticket.report'),
        keys: 'i',
        run: () => void navigate({ to: '/tickets/$ticketId/report', params: { ticketId: now.current.id } }),
      })
    }
    return list
  }, [t, mayReport, mayEscalate, navigate])
  useCommands(commands)
}

/** What is over, spam or part of another ticket is nobody's to take up. */
export const mayHandUp = ({ status, spam, merged_into }: Ticket) =>
  status !== 'resolved' && status !== 'closed' && !spam && !merged_into

/** What is spam or part of another ticket is first taken out of there. */
function openIfOwn(dialog: TicketDialog, ticket: Ticket) {
  if (!ticket.spam && !ticket.merged_into) openTicketDialog(dialog, [ticket])
}
