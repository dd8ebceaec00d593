import type { Task } from '../../../server/domains/tasks/contract.ts'
import { DUE_GROUPS, type DueGroup, dueGroup } from '../../lib/due-dates.ts'

/** Follow-ups of one case that are due together: one line, which opens. */
export interface Fold {
  id: string
  ticket_id: string
  case_id: string
  subject: string
  tasks: Task[]
}

export type Row = { task: Task; fold?: undefined } | { fold: Fold; task?: undefined }

export interface Group {
  name: DueGroup
  /** Tasks still open, folded ones included. */
  open: number
  rows: Row[]
}

/** A list as it is shown: by time, and within a time the follow-ups of a case under one line. */
export function groupsOf(tasks: readonly Task[], now: number): Group[] {
  return DUE_GROUPS.flatMap((name) => {
    const members = tasks.filter((task) => dueGroup(task.due_at, now) === name)
    const open = members.filter(({ state }) => state === 'open').length
    return members.length > 0 ? { name, open, rows: folded(members, name) } : []
  })
}

function folded(tasks: readonly Task[], group: DueGroup): Row[] {
  const byCase = Map.groupBy(tasks.filter(isFollowUp), ({ ticket_id }) => ticket_id)
  const folds = new Map([...byCase].filter(([, members]) => members.length > 1))
  return tasks.flatMap((task): Row[] => {
    const members = isFollowUp(task) ? folds.get(task.ticket_id) : undefined
    if (!members) return [{ task }]
    // The line stands where its first task would.
    return members[0] === task ? [{ fold: foldOf(members, group) }] : []
  })
}

const isFollowUp = ({ source, case_id }: Task) => source === 'report' && case_id !== null

function foldOf(tasks: Task[], group: DueGroup): Fold {
  const [{ ticket_id, case_id, subject }] = tasks as [Task]
  return { id: `${group}:${ticket_id}`, ticket_id: ticket_id!, case_id: case_id!, subject: subject ?? '', tasks }
}
