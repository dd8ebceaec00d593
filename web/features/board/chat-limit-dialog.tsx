import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { put } from '../../lib/api.ts'
import { type Assigning, closeDialog, useAssigning, useDialogTickets } from '../../lib/dialogs.ts'
import { useMe } from '../../lib/me.ts'
import { sayFailed, sayUndoable } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { patchTicket, refreshAfterChange } from '../../lib/use-ticket-change.ts'

const LEADERS: readonly string[] = ['lead', 'manager', 'admin']
const SHORTEST = 3

/** Somebody has as many chats as they may. Leads may give them one more and say why; all others are told what else to do. */
export function ChatLimitDialog() {
  const { t } = useTranslation(['app', 'board'])
  const { user } = useMe()
  const [ticket] = useDialogTickets()
  const assigning = useAssigning()
  if (!ticket || !assigning) return null
  const isOwn = assigning.assignee_id === user.id
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={isOwn ? t('board:limit.title_own') : t('board:limit.title', { name: assigning.assignee_name })}
      size={440}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {LEADERS.includes(user.role) ? (
        <BeyondForm ticket={ticket} assigning={assigning} />
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

function BeyondForm({ ticket, assigning }: { ticket: Ticket; assigning: Assigning }) {
  const { t } = useTranslation(['app', 'board'])
  const beyond = useBeyond(ticket, assigning)
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
        <Text size="sm">{t('board:limit.lead')}</Text>
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

/** Gives it to them all the same; true when the server agreed. */
function useBeyond(ticket: Ticket, { assignee_id, assignee_name }: Assigning) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  return async (reason: string): Promise<boolean> => {
    try {
      patchTicket(client, ticket.id, await put<Ticket>(`/tickets/${ticket.id}/assignee`, { assignee_id, reason }))
    } catch (error) {
      sayFailed(t('error.change'), words(error))
      return false
    }
    refreshAfterChange(client, ticket.id)
    sayUndoable(`${ticket.case_id} · ${t('done.assignee', { name: assignee_name })}`, null)
    return true
  }
}
