import { Popover, Skeleton, UnstyledButton } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { latePart } from '../../lib/patiently.ts'
import { AuthenticityIcon } from '../../ui/authenticity-icon.tsx'
import classes from './sender.module.css'

const SenderDetails = latePart(() => import('./sender-details.tsx').then((m) => ({ default: m.SenderDetails })))

interface Props {
  message: Message
  /** Also where nothing was checked, for the way to the raw mail. */
  always?: boolean
}

/** A small honest mark beside a writer: whether the mail comes from where it says. What was found is one click away. */
export function SenderMark({ message, always }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const verdict = message.authenticity
  if (message.kind !== 'message' || !verdict || (message.channel !== 'email' && !always)) return null
  const label = t(`sender.${verdict}`)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={340}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.mark}
          data-verdict={verdict}
          aria-label={`${label}. ${t('sender.more')}`}
          aria-expanded={opened}
          title={label}
          onClick={() => setOpened(!opened)}
        >
          <AuthenticityIcon verdict={verdict} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={t('sender.more')} maw="calc(100vw - 16px)">
        <Suspense fallback={<Skeleton height={72} />}>
          <SenderDetails message={message} verdict={verdict} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
