import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { type Command, useCommands } from '../../lib/commands.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import { useMay } from '../../lib/me.ts'

/** What can be set on tickets from the list. */
export type Handle = 'assignee' | 'status' | 'priority' | 'team' | 'tags' | 'snooze'

interface Options {
  /** The ticked rows, else the focused one; empty while that is the ticket that is open anyway. */
  tickets: Ticket[]
  pick: (handle: Handle) => void
  spam: (tickets: Ticket[]) => void
  onDone: () => void
}

/** The keys of a ticket, for those in hand: the same as beside an open conversation. */
export function useHandCommands(options: Options) {
  const { t } = useTranslation(['lists', 'app'])
  const may = useMay()
  const now = useRef(options)
  now.current = options
  const mayChange = may('ticket.change')
  const mayAssign = may('ticket.assign')
  const inHand = options.tickets.length > 0

  const commands = useMemo(() => {
    if (!inHand) return []
    const common = { group: t('app:keys.group.ticket'), in_hand: true }
    const picks = (id: Handle, label: string, keys?: string): Command => ({
      ...common,
      id,
      label,
      keys,
      run: () => now.current.pick(id),
    })
    const list: Command[] = mayAssign ? [picks('assignee', t('app:keys.assign'), 'a')] : []
    if (!mayChange) return list
    const own = () => now.current.tickets.filter(({ spam, merged_into }) => !spam && !merged_into)
    list.push(
      picks('snooze', t('app:keys.snooze'), 's'),
      picks('tags', t('app:keys.tag'), 't'),
      picks('priority', t('app:keys.priority'), 'p'),
      picks('status', t('app:keys.status')),
      picks('team', t('app:keys.team')),
      {
        ...common,
        id: 'resolve',
        label: t('app:keys.resolve'),
        keys: 'e',
        run: () => openTicketDialog('resolve', now.current.tickets, { onDone: now.current.onDone }),
      },
      {
        ...common,
        id: 'merge',
        label: t('app:list.merge'),
        keys: 'm',
        run: () => own().length > 0 && openTicketDialog('merge', own()),
      },
      {
        ...common,
        id: 'spam',
        label: t('hand.spam'),
        keys: '!',
        run: () => now.current.spam(own()),
      },
    )
    return list
  }, [t, inHand, mayChange, mayAssign])
  useCommands(commands)
}
