import { Button, Group, Modal, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { closeDialog, useDialogTickets } from '../../lib/dialogs.ts'
import { useRepair } from '../../lib/use-repair.ts'
import classes from './merge-dialog.module.css'
import { TicketChoices } from './ticket-choices.tsx'
import { useMergeTargets } from './use-merge-targets.ts'

/** Puts the chosen tickets into one of them, or into another that is searched for. */
export function MergeDialog() {
  const tickets = useDialogTickets()
  return tickets.length > 0 ? <Choose tickets={tickets} /> : null
}

function Choose({ tickets }: { tickets: Ticket[] }) {
  const { t } = useTranslation()
  const { ticketId } = useParams({ strict: false })
  const { merge } = useRepair()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const [chosen, setChosen] = useState<Ticket | null>(null)
  const [busy, setBusy] = useState(false)
  const { groups, isPending } = useMergeTargets(tickets, q)
  const listed = groups.some((group) => group.tickets.some(({ id }) => id === chosen?.id))
  const target = listed ? chosen : null
  const sources = tickets.filter(({ id }) => id !== target?.id)
  const several = tickets.length > 1

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!target) return
    setBusy(true)
    const done = await merge(target, sources, ticketId ?? null)
    setBusy(false)
    if (done) closeDialog()
  }
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t('repair.merge_title', { count: tickets.length, case_id: tickets[0]!.case_id })}
      size={560}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Text size="sm" c="dimmed" mb="sm">
          {several ? t('repair.merge_hint_several') : t('repair.merge_hint')}
        </Text>
        <TextInput
          data-autofocus
          type="search"
          aria-label={t('repair.merge_search')}
          placeholder={t('repair.merge_search')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className={classes.results} aria-live="polite" aria-busy={isPending}>
          {groups.map((group) => (
            <TicketChoices key={group.label} {...group} chosenId={target?.id ?? null} onChoose={setChosen} />
          ))}
          {groups.length === 0 && !isPending && (
            <p className={classes.nothing}>{q ? t('repair.merge_none') : t('repair.merge_start')}</p>
          )}
        </div>
        <Group justify="end" gap="xs" mt="md">
          <Button variant="subtle" color="gray" onClick={closeDialog}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!target}>
            {target
              ? t('repair.merge_submit', { count: sources.length, case_id: target.case_id })
              : t('repair.merge_choose')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
