import type { TaskKind } from '../../server/domains/tasks/contract.ts'
import { TaskChanged, TaskCreated, TaskDue } from '../../server/domains/tasks/events.ts'
import type { Agent } from '../company/rows.ts'
import { DAY, type Moment, textOf } from '../moments.ts'
import { asAgent, type Case, type Deed, plan, SYSTEM, say, type TaskState } from './case.ts'
import { addDue } from './clocks.ts'
import { notify } from './notices.ts'

type NewTask = Omit<TaskState, 'id' | 'state' | 'reason' | 'created' | 'ended'>

/** Something somebody of us has to do. Most do it in time; what is due still waits for them. */
export function addTask(c: Case, at: Moment, given: NewTask): TaskState {
  const task: TaskState = { ...given, id: c.newId(at), state: 'open', reason: null, created: at, ended: null }
  c.tasks.push(task)
  say(c, { by: SYSTEM, at }, TaskCreated, { task_id: task.id, kind: task.kind, owner_id: task.owner?.id ?? null })
  plan(c, task.due, (at) => remind(c, task, at))
  return task
}

function remind(c: Case, task: TaskState, at: Moment): void {
  if (task.state !== 'open') return
  say(c, { by: SYSTEM, at }, TaskDue, { task_id: task.id, kind: task.kind, owner_id: task.owner?.id ?? null })
  notify(c, at, task.owner, 'task_due', task.id)
}

/** Ends a task: done, or not wanted any more for this reason. */
// biome-ignore lint/complexity/useMaxParams: the case, the task, who and when, and why not: as the rest of a case's verbs
export function endTask(c: Case, task: TaskState, { by, at }: Deed, reason: string | null): boolean {
  if (task.state !== 'open') return false
  const agent: Agent | null = c.world.agents.find(({ id }) => id === by.id) ?? null
  task.state = reason ? 'skipped' : 'done'
  task.reason = reason
  task.ended = { at, by: agent }
  const owner_id = task.owner?.id ?? null
  const facts = { task_id: task.id, kind: task.kind, state: task.state, owner_id, before_id: owner_id }
  say(c, { by: agent ? asAgent(agent) : SYSTEM, at }, TaskChanged, facts)
  return true
}

/** The follow-ups of a resolution, by the framework's own lists. Some need the customer's leave. */
export function planFollowUps(c: Case, at: Moment, done: (task: TaskState, at: Moment) => void): void {
  const resolved_at = textOf(c.ticket.resolved!)
  for (const { kind, span, needs_leave } of followUps(c)) {
    const task = addTask(c, at, {
      ...{ kind, source: 'report', key: `report:${c.ticket.id}:${resolved_at}:${kind}`, due: at + span },
      ...{ owner: c.ticket.assignee, team: c.ticket.team, subject_type: 'report', subject_id: c.ticket.id },
    })
    if (needs_leave && isRefused(c)) leaveOut(task, at)
    else plan(c, doneAt(c, task), (at) => done(task, at))
  }
}

function followUps({ world }: Case): { kind: TaskKind; span: number; needs_leave: boolean }[] {
  const { within_24_hours, within_7_days, within_30_days } = world.framework.reports.follow_ups
  return [
    ...within_24_hours.map((kind) => ({ kind, span: DAY, needs_leave: kind === 'customer_follow_up' })),
    ...within_7_days.map((kind) => ({ kind, span: 7 * DAY, needs_leave: false })),
    ...within_30_days.map((kind) => ({ kind, span: 30 * DAY, needs_leave: true })),
  ]
}

const isRefused = ({ customer }: Case): boolean =>
  customer.consents.some(({ purpose, granted }) => purpose === 'follow_up' && !granted)

function leaveOut(task: TaskState, at: Moment): void {
  Object.assign(task, { state: 'skipped', reason: 'no_permission', ended: { at, by: null } })
}

/** Nearly all before they are due, a few after, some of the newest not yet. */
export function doneAt({ chance }: Case, { created, due }: TaskState): Moment {
  if (chance.happens(0.05)) return Math.floor(due + chance.unit() * 2 * DAY)
  return Math.floor(created + chance.between(1, 9) * 0.1 * (due - created) * (due - created > 10 * DAY ? 0.5 : 1))
}

/** Writes tasks as they stand at the end. */
export function keepTasks(c: Case): void {
  const { world, ticket } = c
  for (const task of c.tasks) {
    const { id, kind, key, source, owner, team, subject_type, subject_id, due, state, reason, created, ended } = task
    const isReminded = state === 'open' || (ended !== null && ended.at > due)
    world.rows.add('tasks', {
      ...{ id, kind, owner_id: owner?.id ?? null, team, due_at: textOf(due), state, reason, source, key },
      ...{ ticket_id: ticket.id, subject_type, subject_id, created_by: null, created_at: textOf(created) },
      reminded_at: isReminded && due <= world.end ? textOf(due) : null,
      ...{ ended_at: textOf(ended?.at ?? null), ended_by: ended?.by?.id ?? null },
    })
    if (state === 'open' && due > world.end) addDue(c, 'tasks.reminder', { subject_id: id, at: due })
  }
}
