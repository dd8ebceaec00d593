import { Button, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import { authorityQuery } from '../../lib/queries/escalation.ts'
import { useEscalationDeeds } from './use-escalation-deeds.ts'
import { useGrantWords } from './use-grant-words.ts'

/** Puts down what is granted, as far as one's authority goes; what goes beyond leads to handing up. */
export function GrantForm({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(['app', 'escalation'])
  const { deedName, unitName, said } = useGrantWords()
  const { grant } = useEscalationDeeds(ticket)
  const limits = useQuery(authorityQuery).data?.limits ?? []
  const [deed, setDeed] = useState<string | null>(null)
  const [amount, setAmount] = useState<number | string>('')
  const [note, setNote] = useState('')
  const limit = limits.find((one) => one.deed === deed) ?? limits[0]
  if (!limit) return null
  const { most, unit, allowed } = limit
  const isBeyond = typeof amount === 'number' && (!allowed || (most !== null && amount > most))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (typeof amount !== 'number' || isBeyond) return
    const body = { deed: limit.deed, amount, note: note.trim() || undefined }
    if (await grant(body, said({ ...body, unit }))) {
      setAmount('')
      setNote('')
    }
  }
  const hint = !allowed
    ? t('escalation:grant.not_allowed')
    : most === null
      ? t('escalation:grant.no_limit')
      : t('escalation:grant.limit', { most, unit: unitName(unit) })
  return (
    <form onSubmit={(event) => void submit(event)} aria-label={t('escalation:grant.title')}>
      <Stack gap="xs">
        <Text fw={600} size="sm">
          {t('escalation:grant.title')}
        </Text>
        <Group gap="xs" grow>
          <NativeSelect
            label={t('escalation:grant.deed')}
            data={limits.map((one) => ({ value: one.deed, label: deedName(one.deed) }))}
            value={limit.deed}
            onChange={(event) => setDeed(event.currentTarget.value)}
          />
          <NumberInput
            label={t('escalation:grant.amount')}
            min={0.01}
            decimalScale={2}
            suffix={` ${unitName(unit)}`}
            value={amount}
            onChange={setAmount}
            error={isBeyond}
          />
        </Group>
        <TextInput
          label={t('escalation:grant.note')}
          value={note}
          maxLength={2_000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Text size="xs" c={isBeyond ? 'red' : 'dimmed'} role="status">
          {isBeyond ? t('escalation:grant.beyond') : hint}
        </Text>
        <Group justify="end" gap="xs">
          {isBeyond && (
            <Button variant="default" onClick={() => openTicketDialog('escalate', [ticket])}>
              {t('escalation:grant.escalate')}
            </Button>
          )}
          <Button type="submit" variant="light" disabled={typeof amount !== 'number' || isBeyond}>
            {t('escalation:grant.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
