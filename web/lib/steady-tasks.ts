import type { Task } from '../../server/domains/tasks/contract.ts'

export type TaskOrder = 'soonest' | 'latest'

/** What the server lists, with the tasks that were ended meanwhile still in their places. Undated ones come last. */
export function steadyTasks(fresh: readonly Task[], kept: ReadonlyMap<string, Task>, order: TaskOrder): Task[] {
  const listed = new Set(fresh.map(({ id }) => id))
  const shown = fresh.map((task) => {
    const known = kept.get(task.id)
    return known && known.state !== task.state ? known : task
  })
  const gone = [...kept.values()].filter(({ id }) => !listed.has(id))
  return gone.length === 0 ? shown : [...shown, ...gone].sort(order === 'latest' ? latestFirst : soonestFirst)
}

const moment = ({ due_at }: Task, undated: number) => (due_at ? Date.parse(due_at) : undated)
const byId = (one: Task, other: Task) => (one.id < other.id ? -1 : 1)
const soonestFirst = (one: Task, other: Task) =>
  moment(one, Number.MAX_SAFE_INTEGER) - moment(other, Number.MAX_SAFE_INTEGER) || byId(one, other)
const latestFirst = (one: Task, other: Task) =>
  moment(other, Number.MIN_SAFE_INTEGER) - moment(one, Number.MIN_SAFE_INTEGER) || byId(other, one)
