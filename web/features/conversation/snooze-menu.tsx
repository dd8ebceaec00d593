import { Button, Group, Popover, Stack, TextInput, UnstyledButton } from '@mantine/core'
import { IconClockPause } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { snoozeChoices } from '../../lib/time.ts'
import { useTicketChange } from '../../lib/use-ticket-change.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { AT_ONCE, useFocusAtOnce } from '../../ui/use-focus-at-once.ts'
import type { PickerProps } from './property-pickers.tsx'
import classes from './snooze-menu.module.css'

/** Sends the ticket away until a moment. It also comes back when the customer writes. */
export function SnoozeMenu({ ticket, picker, setPicker }: PickerProps) {
  const { t } = useTranslation()
  const change = useTicketChange()
  const [at, setAt] = useState('')
  const opened = picker === 'snooze'
  const dropdown = useFocusAtOnce(opened)
  const snooze = (until: Date | null) => {
    setPicker(null)
    void change(ticket, { noun: 'snooze', until: until?.toISOString() ?? null })
  }
  const chosen = at ? new Date(at) : null
  return (
    <Popover
      opened={opened}
      onChange={(open) => setPicker(open ? 'snooze' : null)}
      position="bottom-end"
      width={260}
      trapFocus
      transitionProps={AT_ONCE}
    >
      <Popover.Target>
        <IconButton
          label={t('ticket.snooze')}
          keys="s"
          expanded={opened}
          icon={<IconClockPause size={18} stroke={1.5} aria-hidden />}
          onClick={() => setPicker(opened ? null : 'snooze')}
        />
      </Popover.Target>
      <Popover.Dropdown ref={dropdown} p={4} aria-label={t('ticket.snooze')}>
        {ticket.snoozed_until && (
          <UnstyledButton className={classes.choice} onClick={() => snooze(null)}>
            {t('ticket.snooze_end')}
          </UnstyledButton>
        )}
        {snoozeChoices(Date.now()).map(({ id, until }) => (
          <UnstyledButton key={id} className={classes.choice} onClick={() => snooze(until)}>
            {t(`ticket.snooze_${id}`)}
          </UnstyledButton>
        ))}
        <Stack gap={8} p={8} mt={4} className={classes.pick}>
          <Group gap={8} align="end" wrap="nowrap">
            <TextInput
              type="datetime-local"
              size="xs"
              label={t('ticket.snooze_pick')}
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
            <Button size="xs" disabled={!chosen || chosen.getTime() <= Date.now()} onClick={() => snooze(chosen)}>
              {t('ticket.snooze')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
