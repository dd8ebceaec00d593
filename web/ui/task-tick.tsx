import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TaskState } from '../../server/domains/tasks/contract.ts'
import classes from './task-parts.module.css'

interface Props {
  title: string
  state: TaskState
  onTick: (state: TaskState) => void
}

/** The circle before a task: one click and it is done; another one and it is open again. */
export function TaskTick({ title, state, onTick }: Props) {
  const { t } = useTranslation('tasks')
  const ended = state !== 'open'
  const Mark = state === 'skipped' ? IconMinus : IconCheck
  return (
    // biome-ignore lint/a11y/useSemanticElements: Enter ticks it too, as the list of keys says
    <button
      type="button"
      role="checkbox"
      aria-checked={state === 'skipped' ? 'mixed' : ended}
      aria-label={t(ended ? 'untick' : 'tick', { title })}
      className={classes.tick}
      data-state={state}
      data-do="tick"
      onClick={() => onTick(ended ? 'open' : 'done')}
    >
      <span>
        <Mark size={12} stroke={2.5} aria-hidden />
      </span>
    </button>
  )
}
