import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core'
import { IconCalendarEvent, IconCalendarExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dueChoices, dueGroup, dueText, localMinute } from '../lib/due-dates.ts'
import { exact } from '../lib/time.ts'
import { useNow } from '../lib/use-now.ts'
import classes from './task-parts.module.css'

interface Props {
  /** What it is the date of, for those who hear the button. */
  title: string
  due_at: string | null
  /** Something to be done still: past dates are late then. */
  open?: boolean
  onPick: (due_at: string | null) => void
}

/** When a task is due, as a chip that opens the choice of another day. */
export function DuePicker({ title, due_at, open = true, onPick }: Props) {
  const { t, i18n } = useTranslation('tasks')
  const now = useNow()
  const [opened, setOpened] = useState(false)
  const group = open ? dueGroup(due_at, now) : 'later'
  const text = due_at ? dueText(due_at, now, i18n.language) : t('due.set')
  const Icon = group === 'overdue' ? IconCalendarExclamation : IconCalendarEvent
  const pick = (at: string | null) => {
    setOpened(false)
    onPick(at)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={260} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`${classes.due} tabular`}
          data-due={due_at ? group : 'none'}
          data-do="due"
          aria-expanded={opened}
          title={due_at ? exact(due_at, i18n.language) : t('due.set')}
          onClick={() => setOpened(!opened)}
        >
          <Icon size={14} stroke={1.5} aria-hidden />
          <span>
            <span className="visually-hidden">{t('due.of', { title })} </span>
            {text}
            {group === 'overdue' && <span className="visually-hidden">, {t('due.overdue')}</span>}
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={t('due.label')}>
        <DueChoices due_at={due_at} onPick={pick} />
      </Popover.Dropdown>
    </Popover>
  )
}

function DueChoices({ due_at, onPick }: Pick<Props, 'due_at' | 'onPick'>) {
  const { t, i18n } = useTranslation('tasks')
  const now = useNow()
  const [at, setAt] = useState(due_at ? localMinute(due_at) : '')
  return (
    <>
      {dueChoices(now).map((choice) => (
        <UnstyledButton key={choice.id} className={classes.choice} onClick={() => onPick(choice.at)}>
          <span>{t(`due.${choice.id}`)}</span>
          <span className={classes.when}>{choiceText(choice.at, i18n.language)}</span>
        </UnstyledButton>
      ))}
      {due_at && (
        <UnstyledButton className={classes.choice} onClick={() => onPick(null)}>
          {t('due.remove')}
        </UnstyledButton>
      )}
      <form
        className={classes.pick}
        onSubmit={(event) => {
          event.preventDefault()
          if (at) onPick(new Date(at).toISOString())
        }}
      >
        <TextInput
          type="datetime-local"
          size="xs"
          label={t('due.pick')}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" disabled={!at}>
          {t('due.take')}
        </Button>
      </form>
    </>
  )
}

const choiceText = (at: string, language: string) =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(new Date(at))
