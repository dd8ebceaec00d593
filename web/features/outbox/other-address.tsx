import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../server/domains/channels/contract.ts'
import { addressesIn, isAddress } from '../../lib/addresses.ts'
import classes from './outbox.module.css'
import { useResend } from './use-resend.ts'

/** As many as the server takes for one message. */
const MOST = 10

/** Sends this one message to somebody else. Begins with the address that was wrong: mostly one letter is to be mended. */
export function OtherAddress({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const { t } = useTranslation(['mail', 'app'])
  const [text, setText] = useState(delivery.recipients[0] ?? '')
  const [trouble, setTrouble] = useState<string | null>(null)
  const resend = useResend()
  const send = () => {
    const to = addressesIn(text)
    const bad = to.find((address) => !isAddress(address))
    if (to.length === 0 || bad !== undefined) return setTrouble(t('outbox.other_bad', { address: bad ?? text.trim() }))
    if (to.length > MOST) return setTrouble(t('outbox.other_many'))
    resend.mutate({ deliveries: [delivery], to }, { onSuccess: onClose })
  }
  return (
    <form
      className={classes.other}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <TextInput
        flex={1}
        miw={220}
        size="xs"
        type="email"
        multiple
        autoFocus
        label={t('outbox.other_label', { address: delivery.recipients.join(', ') })}
        placeholder={t('outbox.other_placeholder')}
        value={text}
        error={trouble}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setTrouble(null)
        }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button type="submit" size="xs" loading={resend.isPending}>
        {t('outbox.other_send')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
        {t('app:common.cancel')}
      </Button>
    </form>
  )
}
