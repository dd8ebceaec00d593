import { defineEvent, field } from '../../platform/events.ts'
import { TaskKind, TaskState } from './contract.ts'

const task = { task_id: field.id(), ticket_id: field.optionalId(), kind: field.oneOf(TaskKind.options) }

export const TaskCreated = defineEvent('task.created', { ...task, owner_id: field.optionalId() })
export const TaskChanged = defineEvent('task.changed', {
  ...task,
  state: field.oneOf(TaskState.options),
  owner_id: field.optionalId(),
  /** Whose it was until now. */
  before_id: field.optionalId(),
})
export const TaskDue = defineEvent('task.due', { ...task, owner_id: field.optionalId() })
