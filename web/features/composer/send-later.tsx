import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exact, snoozeChoices } from '../../lib/time.ts'

/** As long as the server puts off a reply. */
const LATEST_DAYS = 90
const DAY_MS = 86_400_000

interface Props {
  onClose: () => void
  onChoose: (send_at: string) => void
}

/** When a reply is to leave. It can be taken back until then. */
export function SendLater({ onClose, onChoose }: Props) {
  const { t, i18n } = useTranslation(['macros', 'app'])
  const [at, setAt] = useState('')
  const now = Date.now()
  const chosen = at ? new Date(at) : null
  const fits = chosen !== null && chosen.getTime() > now && chosen.getTime() < now + LATEST_DAYS * DAY_MS
  const choose = (moment: Date) => {
    onClose()
    onChoose(moment.toISOString())
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="sm"
      title={t('later.title')}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <Stack gap="xs">
        {snoozeChoices(now).map(({ id, until }, index) => (
          <Button
            key={id}
            variant="default"
            justify="space-between"
            data-autofocus={index === 0 || undefined}
            title={exact(until.toISOString(), i18n.language)}
            onClick={() => choose(until)}
          >
            {t(`app:ticket.snooze_${id}`)}
          </Button>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (chosen && fits) choose(chosen)
          }}
        >
          <Group gap="xs" align="end" wrap="nowrap">
            <TextInput
              type="datetime-local"
              flex={1}
              label={t('app:ticket.snooze_pick')}
              error={chosen && !fits ? t('later.range', { count: LATEST_DAYS }) : null}
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
            <Button type="submit" disabled={!fits}>
              {t('later.take')}
            </Button>
          </Group>
        </form>
        <p style={{ color: 'var(--sr-text-3)', fontSize: 12 }}>{t('later.hint')}</p>
      </Stack>
    </Modal>
  )
}
