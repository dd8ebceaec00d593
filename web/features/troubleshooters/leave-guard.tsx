import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

interface LeaveGuardProps {
  dirty: boolean
  /** Whether it is saved then. */
  onSave: () => Promise<boolean>
}

/** Who leaves with something unsaved is asked first: within the workspace here, on closing the page by the browser. */
export function LeaveGuard({ dirty, onSave }: LeaveGuardProps) {
  const { t } = useTranslation(['troubleshooters', 'app'])
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  const saveAndLeave = async () => {
    if (await onSave()) proceed?.()
    else reset?.()
  }
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('leave.title')}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <Text size="sm">{t('leave.text')}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="subtle" color="red" onClick={() => proceed?.()}>
          {t('leave.discard')}
        </Button>
        <Button data-autofocus onClick={() => void saveAndLeave()}>
          {t('leave.save')}
        </Button>
      </Group>
    </Modal>
  )
}
