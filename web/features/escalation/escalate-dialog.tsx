import { Button, Group, Modal, Radio, Skeleton, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { closeDialog, useDialogTickets } from '../../lib/dialogs.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { type Framework, frameworkQuery } from '../../lib/queries/framework.ts'
import { useEscalate } from '../../lib/use-escalation.ts'
import { criterionName } from '../../lib/why-sentences.ts'
import { ErrorState } from '../../ui/states.tsx'

/** Hands the ticket up: for one of the reasons the framework names for its tier. */
export function EscalateDialog() {
  const { t } = useTranslation(['app', 'case'])
  const [ticket] = useDialogTickets()
  const framework = useQuery(frameworkQuery)
  if (!ticket) return null
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t('case:escalate.title', { case_id: ticket.case_id })}
      size={460}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {framework.isPending && <Skeleton height={220} radius="sm" role="status" aria-label={t('common.loading')} />}
      {framework.isError && <ErrorState error={framework.error} retry={() => void framework.refetch()} />}
      {framework.data && <EscalateForm ticket={ticket} tiers={framework.data.support_tiers} />}
    </Modal>
  )
}

function EscalateForm({ ticket, tiers }: { ticket: Ticket; tiers: Framework['support_tiers'] }) {
  const { t } = useTranslation(['app', 'case', 'escalation'])
  const { i18n } = useTranslation()
  const explained = (name: string) =>
    i18n.exists(`escalation:about.${name}`)
      ? t(`escalation:about.${name}` as 'escalation:about.security_concerns')
      : null
  const escalate = useEscalate()
  const [criterion, setCriterion] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const names = Object.keys(tiers)
  const tier = ticket.tier && tiers[ticket.tier] ? ticket.tier : names[0]!
  const next = names[names.indexOf(tier) + 1]
  const criteria = tiers[tier]!.escalation_criteria
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!criterion) return
    setBusy(true)
    const done = await escalate(ticket, { criterion, note: note.trim() || undefined })
    setBusy(false)
    if (done) closeDialog()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {next ? t('case:escalate.hint', { tier: frameworkName(next) }) : t('case:escalate.hint_top')}
        </Text>
        {criteria.length === 0 && <Text size="sm">{t('case:escalate.no_criteria')}</Text>}
        <Radio.Group label={t('case:escalate.criterion')} value={criterion} onChange={setCriterion} required>
          <Stack gap="sm" mt={4}>
            {criteria.map((name, index) => (
              <Radio
                key={name}
                value={name}
                label={criterionName(name, t)}
                description={explained(name)}
                // The reasons may come after the dialog, which has put the focus on its cross by then.
                autoFocus={index === 0}
                data-autofocus={index === 0 || undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('case:escalate.note')}
          description={t('case:escalate.note_hint')}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={10_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="end" gap="xs">
          <Button variant="subtle" color="gray" onClick={closeDialog}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!criterion}>
            {t('case:escalate.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
