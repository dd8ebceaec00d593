import { Alert, Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OpenTicket } from '../../../server/domains/channels/contract.ts'
import type { ChannelKind, Priority, Ticket } from '../../../server/domains/tickets/contract.ts'
import { ApiError, newKey, post } from '../../lib/api.ts'
import { closeDialog } from '../../lib/dialogs.ts'
import { CHANNELS, PRIORITIES } from '../../lib/ticket-search.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { type ChosenCustomer, CustomerField } from './customer-field.tsx'

interface Fields {
  customer: ChosenCustomer | null
  channel: ChannelKind
  priority: Priority | null
  subject: string
  text: string
}

/** A ticket opened by an agent, for somebody who called or stood at the door. */
export function NewTicketDialog() {
  const { t } = useTranslation(['app', 'new_ticket'])
  const client = useQueryClient()
  const navigate = useNavigate()
  const words = useProblemWords()
  const form = useForm<Fields>({
    initialValues: { customer: null, channel: 'phone_support', priority: null, subject: '', text: '' },
    validate: { customer: (customer) => (customer ? null : t('new_ticket:customer_hint')) },
  })
  const open = useMutation({
    mutationFn: (body: OpenTicket) => post<Ticket>('/tickets', body, { idempotency_key: newKey() }),
    onSuccess: async (ticket) => {
      closeDialog()
      for (const key of ['tickets', 'counts']) void client.invalidateQueries({ queryKey: [key] })
      await navigate({ to: '/tickets/$ticketId', params: { ticketId: ticket.id } })
    },
    onError: (error) => {
      if (error instanceof ApiError) {
        form.setErrors(Object.fromEntries(error.problem.errors.map(({ path, message }) => [path, message])))
      }
    },
  })
  const submit = form.onSubmit(({ customer, channel, priority, subject, text }) => {
    const who = customer!.id ? { customer_id: customer!.id } : { customer: { email: customer!.email } }
    open.mutate({ ...who, channel, subject, text, priority: priority ?? undefined, tags: [] })
  })
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t('new_ticket:title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <CustomerField
            value={form.values.customer}
            onChange={(customer) => form.setFieldValue('customer', customer)}
            error={form.errors.customer ?? form.errors.customer_id ?? form.errors['customer.email']}
          />
          <Group grow align="start">
            <Select
              label={t('new_ticket:channel')}
              data={CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
              allowDeselect={false}
              {...form.getInputProps('channel')}
            />
            <Select
              label={t('ticket.priority')}
              placeholder={t('common.unknown')}
              clearable
              data={PRIORITIES.map((priority) => ({ value: priority, label: t(`priority.${priority}`) }))}
              {...form.getInputProps('priority')}
            />
          </Group>
          <TextInput label={t('new_ticket:subject')} required withAsterisk={false} {...form.getInputProps('subject')} />
          <Textarea
            label={t('new_ticket:text')}
            required
            withAsterisk={false}
            autosize
            minRows={5}
            maxRows={14}
            {...form.getInputProps('text')}
          />
          {open.isError && (
            <Alert color="red" role="alert">
              {words(open.error)}
            </Alert>
          )}
          <Group justify="end" gap="xs">
            <Button variant="subtle" color="gray" onClick={closeDialog}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={open.isPending}>
              {t('new_ticket:submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
