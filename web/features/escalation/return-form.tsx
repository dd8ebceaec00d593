import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { frameworkQuery } from '../../lib/queries/framework.ts'
import { useEscalationDeeds } from './use-escalation-deeds.ts'

/** Gives the ticket back down, with the reason. Nothing is shown for the lowest tier. */
export function ReturnForm({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t } = useTranslation(['app', 'escalation'])
  const { giveBack } = useEscalationDeeds(ticket)
  const tiers = Object.keys(useQuery(frameworkQuery).data?.support_tiers ?? {})
  const below = tiers.slice(0, Math.max(0, tiers.indexOf(ticket.tier ?? ''))).toReversed()
  const [tier, setTier] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  if (below.length === 0) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const done = await giveBack({ to_tier: tier ?? below[0]!, reason: reason.trim() })
    setBusy(false)
    if (done) onDone()
  }
  return (
    <form onSubmit={(event) => void submit(event)} aria-label={t('escalation:returns.title')}>
      <Stack gap="xs">
        <Text fw={600} size="sm">
          {t('escalation:returns.title')}
        </Text>
        <NativeSelect
          label={t('escalation:returns.to')}
          data={below.map((name) => ({ value: name, label: frameworkName(name) }))}
          value={tier ?? below[0]!}
          onChange={(event) => setTier(event.currentTarget.value)}
        />
        <Textarea
          label={t('escalation:returns.reason')}
          description={t('escalation:returns.reason_hint')}
          autosize
          minRows={2}
          value={reason}
          maxLength={10_000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="end">
          <Button type="submit" variant="light" loading={busy} disabled={!reason.trim()}>
            {t('escalation:returns.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
