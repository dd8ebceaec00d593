import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery, Resend as ResendBody } from '../../../server/domains/channels/contract.ts'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { addressesIn, isAddress } from '../../lib/addresses.ts'
import { post } from '../../lib/api.ts'
import { useMay } from '../../lib/me.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import classes from './delivery.module.css'

interface Props {
  message: Message
  delivery: Delivery
  /** It did not arrive: perhaps its address was wrong. Else it only waits. */
  failed?: boolean
}

/** Sends a reply again that did not arrive, a mail to another address if the first was wrong; or at once what waits. */
export function Resend({ message, delivery, failed = false }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  const correctable = failed && message.channel === 'email'
  const before = message.to.join(', ')
  const [typed, setTyped] = useState(before)
  const to = addressesIn(typed)
  const right = to.length > 0 && to.every(isAddress)
  const again = useMutation({
    mutationFn: (body: ResendBody) => post(`/outbox/${delivery.id}/resend`, body),
    onSuccess: () => sayDone(t('fate.again_done')),
    onSettled: () => {
      for (const queryKey of [['messages', message.ticket_id], ['timeline', message.ticket_id], ['outbox']]) {
        void client.invalidateQueries({ queryKey })
      }
    },
  })
  if (!useMay()('outbox.resend')) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!correctable || typed.trim() === before) again.mutate({})
    else if (right) again.mutate({ to })
  }
  return (
    <form className={classes.resend} onSubmit={submit} noValidate>
      {correctable && (
        <TextInput
          size="xs"
          className={classes.to}
          aria-label={t('fate.to')}
          title={t('fate.to_hint')}
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          error={!right && t('recipients.wrong', { address: typed.trim() || t('common.unknown'), count: 1 })}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Button type="submit" size="compact-sm" variant="default" loading={again.isPending}>
        {failed ? t('fate.send_again') : t('fate.send_now')}
      </Button>
      {again.isError && (
        <p role="alert" className={classes.refused}>
          {words(again.error)}
        </p>
      )}
    </form>
  )
}
