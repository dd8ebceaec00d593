import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { put } from '../../lib/api.ts'
import { closeDialog, useAssigning, useDialogTickets } from '../../lib/dialogs.ts'
import { useMe, useUsers } from '../../lib/me.ts'
import { sayFailed, sayUndoable } from '../../lib/toasts.tsx'
import { useBulkChange } from '../../lib/use-bulk-change.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { patchTicket, refreshAfterChange } from '../../lib/use-ticket-change.ts'

const LEADERS: readonly string[] = ['lead', 'manager', 'admin']
const SHORTEST = 3

/**
 * Somebody has as many chats as they may. Leads may give them more and say why, all with one reason; others are told what
 * else to do.
 */
export function ChatLimitDialog() {
  const { t } = useTranslation(['app', 'board'])
  const { user } = useMe()
  const users = useUsers()
  const tickets = useDialogTickets()
  const assigning = useAssigning()
  if (tickets.length === 0 || !assigning) return null
  const { assignee_id } = assigning
  const isOwn = assignee_id === user.id
  const name = assigning.assignee_name ?? users.find(({ id }) => id === assignee_id)?.name ?? t('common.unknown')
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={isOwn ? t('board:limit.title_own') : t('board:limit.title', { name })}
      size={440}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {LEADERS.includes(user.role) ? (
        <BeyondForm tickets={tickets} to={{ assignee_id, name }} />
      ) : (
        <Stack gap="md">
          <Text size="sm">{isOwn ? t('board:limit.instead_own') : t('board:limit.instead')}</Text>
          <Group justify="end">
            <Button onClick={closeDialog} data-autofocus>
              {t('common.close')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

interface Beyond {
  tickets: Ticket[]
  to: { assignee_id: string; name: string }
}

function BeyondForm({ tickets, to }: Beyond) {
  const { t } = useTranslation(['app', 'board'])
  const beyond = useBeyond({ tickets, to })
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const done = await beyond(reason.trim())
    setBusy(false)
    if (done) closeDialog()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text size="sm">{t('board:limit.lead', { count: tickets.length })}</Text>
        <Textarea
          label={t('board:limit.reason')}
          description={t('board:limit.reason_hint')}
          autosize
          minRows={2}
          maxLength={500}
          required
          withAsterisk={false}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="end" gap="xs">
          <Button variant="subtle" color="gray" onClick={closeDialog}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={reason.trim().length < SHORTEST}>
            {t('board:limit.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Gives them to this person all the same; true when the server agreed to all. */
function useBeyond({ tickets, to: { assignee_id, name } }: Beyond) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  const bulk = useBulkChange()
  const said = t('done.assignee', { name })
  const giveOne = async (ticket: Ticket, reason: string): Promise<boolean> => {
    try {
      patchTicket(client, ticket.id, await put<Ticket>(`/tickets/${ticket.id}/assignee`, { assignee_id, reason }))
    } catch (error) {
      sayFailed(t('error.change'), words(error))
      return false
    }
    refreshAfterChange(client, ticket.id)
    sayUndoable(`${ticket.case_id} · ${said}`, null)
    return true
  }
  return async (reason: string): Promise<boolean> => {
    const [only, ...more] = tickets
    if (only && more.length === 0) return giveOne(only, reason)
    return (await bulk({ tickets, change: { assignee_id, reason }, said })).length === 0
  }
}
