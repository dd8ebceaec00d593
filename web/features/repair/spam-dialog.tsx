import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkSpam } from '../../../server/domains/channels/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { domainOf } from '../../lib/addresses.ts'
import { closeDialog, useDialogTickets } from '../../lib/dialogs.ts'
import { useMay } from '../../lib/me.ts'
import { inOrder } from '../../lib/message-cache.ts'
import { customerQuery } from '../../lib/queries/people.ts'
import { messagesQuery } from '../../lib/queries/tickets.ts'
import { useRepair } from '../../lib/use-repair.ts'

/** Marks the ticket as spam and asks one thing: whether its writer is to be kept out. */
export function SpamDialog() {
  const [ticket] = useDialogTickets()
  return ticket ? <Ask ticket={ticket} /> : null
}

function Ask({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const { markSpam } = useRepair()
  const [block, setBlock] = useState<MarkSpam['block']>('none')
  const [busy, setBusy] = useState(false)
  const mayBlock = useMay()('sender.block') && ticket.channel === 'email'
  const address = useWriter(ticket)
  const domain = domainOf(address)
  const submit = async () => {
    setBusy(true)
    const done = await markSpam(ticket, block)
    setBusy(false)
    if (done) closeDialog()
  }
  const choices = [
    { value: 'none' as const, label: t('spam.block_none') },
    {
      value: 'address' as const,
      label: address ? t('spam.block_address', { address }) : t('spam.block_address_plain'),
    },
    { value: 'domain' as const, label: domain ? t('spam.block_domain', { domain }) : t('spam.block_domain_plain') },
  ]
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t('spam.title', { case_id: ticket.case_id })}
      size={460}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('spam.hint')}
          </Text>
          {mayBlock && (
            <Radio.Group
              aria-label={t('spam.mark')}
              value={block}
              onChange={(value) => setBlock(choices.find((choice) => choice.value === value)?.value ?? 'none')}
            >
              <Stack gap="sm">
                {choices.map(({ value, label }) => (
                  <Radio
                    key={value}
                    data-autofocus={value === 'none' || undefined}
                    value={value}
                    label={label}
                    description={t(`spam.block_${value}_hint`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <Group justify="end" gap="xs">
            <Button variant="subtle" color="gray" onClick={closeDialog}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={busy} data-autofocus={!mayBlock || undefined}>
              {t('spam.mark')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Whom the server would block: who sent the newest mail, else the customer. */
function useWriter(ticket: Ticket): string | null {
  const pages = useQueryClient().getQueryData(messagesQuery(ticket.id).queryKey)?.pages ?? []
  const customer = useQuery(customerQuery(ticket.customer_id)).data
  const newest = inOrder(pages).findLast(({ from_address }) => from_address !== null)
  return newest?.from_address ?? customer?.identities.find(({ kind }) => kind === 'email')?.value ?? null
}
