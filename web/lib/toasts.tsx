import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertCircle } from '@tabler/icons-react'
import i18next from 'i18next'

/** As every toast looks; its cross needs a name in the reader's language. */
const look = () => ({ withBorder: true, closeButtonProps: { 'aria-label': i18next.t('common.close') } })

const UNDO_MS = 7000
const FAILED_MS = 12_000

interface Undo {
  label: string
  run: () => void
}

/** Says that something was done and offers to take it back. Only one at a time: the last change is the one undone. */
export function sayUndoable(message: string, undo: Undo | null, for_ms = UNDO_MS) {
  const run = () => {
    notifications.hide('change')
    undo?.run()
  }
  notifications.hide('change')
  notifications.show({
    id: 'change',
    autoClose: for_ms,
    ...look(),
    message: (
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm">{message}</Text>
        {undo && (
          <Button size="compact-sm" variant="subtle" flex="none" onClick={run}>
            {undo.label}
          </Button>
        )}
      </Group>
    ),
  })
}

/** Called when the change was taken back by other means than the button. */
export const forgetUndoable = () => notifications.hide('change')

export function sayDone(message: string) {
  notifications.show({ message, autoClose: 4000, ...look() })
}

export function sayFailed(title: string, reason: string) {
  notifications.show({
    title,
    message: reason,
    autoClose: FAILED_MS,
    ...look(),
    color: 'red',
    icon: <IconAlertCircle size={18} stroke={1.5} />,
  })
}
