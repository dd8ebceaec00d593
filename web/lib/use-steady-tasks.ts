import { useState } from 'react'
import type { Task, TaskState } from '../../server/domains/tasks/contract.ts'
import { steadyTasks, type TaskOrder } from './steady-tasks.ts'
import { useTaskChange } from './use-task-change.ts'

interface List {
  fresh: readonly Task[]
  order?: TaskOrder
  /** Names the list: another one begins without what was kept in this one. */
  name: string
}

const none: ReadonlyMap<string, Task> = new Map()

/**
 * A list of tasks in which what is ticked stays where it is, struck through, until another list is asked for: nothing
 * moves under the hand, and a second click takes the first one back.
 */
export function useSteadyTasks({ fresh, order = 'soonest', name }: List) {
  const [kept, setKept] = useState({ name, tasks: none })
  // Only what was ticked here is kept; a task that is given another date or owner goes where it belongs.
  const [ticked] = useState(() => new Set<string>())
  const change = useTaskChange((task) => {
    if (!ticked.has(task.id)) return
    setKept((before) => ({
      name,
      tasks: new Map([...(before.name === name ? before.tasks : none), [task.id, task]]),
    }))
  })
  const setState = (task: Task, state: TaskState, reason?: string) => {
    ticked.add(task.id)
    return change(task, reason === undefined ? { state } : { state, reason })
  }
  return { tasks: steadyTasks(fresh, kept.name === name ? kept.tasks : none, order), change, setState }
}

export type TaskVerbs = Pick<ReturnType<typeof useSteadyTasks>, 'change' | 'setState'>
