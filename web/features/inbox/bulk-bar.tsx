import { Button, CloseButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { put } from '../../lib/api.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import { useMay, useMe } from '../../lib/me.ts'
import { bodyOf, type TicketChange } from '../../lib/ticket-changes.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { patchTicket } from '../../lib/use-ticket-change.ts'
import classes from './ticket-list.module.css'

/** What can be done with all ticked tickets. One that is refused stays ticked off the result, with the reason. */
export function BulkBar({ tickets, onClear }: { tickets: Ticket[]; onClear: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const { user } = useMe()
  const client = useQueryClient()
  const words = useProblemWords()
  const [busy, setBusy] = useState(false)

  const changeAll = async (change: TicketChange) => {
    setBusy(true)
    const results = await Promise.allSettled(
      tickets.map((ticket) => put<Ticket>(`/tickets/${ticket.id}/${change.noun}`, bodyOf(change))),
    )
    setBusy(false)
    for (const result of results) if (result.status === 'fulfilled') patchTicket(client, result.value.id, result.value)
    for (const key of ['tickets', 'counts', 'timeline']) void client.invalidateQueries({ queryKey: [key] })
    const failures = results.filter((result) => result.status === 'rejected')
    const count = tickets.length
    if (failures.length === 0) sayDone(t('list.changed', { count }))
    else {
      const reason = words(failures[0]!.reason)
      sayFailed(t('error.change'), t('list.partly', { failed: failures.length, count, reason }))
    }
    onClear()
  }

  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('list.selected', { count: tickets.length })}>
      <span className={classes.bulkCount}>{t('list.selected', { count: tickets.length })}</span>
      {may('ticket.assign') && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={busy}
          onClick={() => void changeAll({ noun: 'assignee', assignee_id: user.id, assignee_name: user.name })}
        >
          {t('list.quick_mine')}
        </Button>
      )}
      {may('ticket.change') && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={busy}
          onClick={() => openTicketDialog('resolve', tickets, { onDone: onClear })}
        >
          {t('list.quick_resolve')}
        </Button>
      )}
      {may('ticket.change') && tickets.length > 1 && (
        <Button size="compact-sm" variant="subtle" onClick={() => openTicketDialog('merge', tickets)}>
          {t('list.merge')}
        </Button>
      )}
      <CloseButton aria-label={t('common.clear')} onClick={onClear} />
    </div>
  )
}
