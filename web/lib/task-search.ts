import type { TaskKind, TaskState } from '../../server/domains/tasks/contract.ts'

export const WHOSE = ['mine', 'team', 'all'] as const
export type Whose = (typeof WHOSE)[number]
export const TASK_STATES = ['open', 'done', 'skipped'] as const satisfies readonly TaskState[]
export const TASK_KINDS = [
  'to_do',
  'customer_follow_up',
  'documentation_updates',
  'team_notifications',
  'knowledge_base',
  'training_needs',
  'product_feedback',
  'customer_success',
  'issue_prevention',
  'process_optimization',
  'unhappy_rating',
  'article_review',
  'article_changes',
  'article_publish',
  'article_check',
  'knowledge_gap',
] as const satisfies readonly TaskKind[]

/** Which tasks are listed and which one is open: the address says it, so that it can be sent to somebody. */
export interface TaskSearch {
  whose?: Whose
  state?: TaskState
  kind?: TaskKind
  /** Only what nobody owns. */
  unowned?: true
  task?: string
}

const oneOf = <Word extends string>(words: readonly Word[], value: unknown) => words.find((word) => word === value)

/** Reads the address leniently: what makes no sense filters nothing. What goes without saying is left out. */
export function parseTaskSearch(search: Record<string, unknown>): TaskSearch {
  const whose = oneOf(WHOSE, search.whose)
  const state = oneOf(TASK_STATES, search.state)
  const parsed: TaskSearch = {
    whose: whose === 'mine' ? undefined : whose,
    state: state === 'open' ? undefined : state,
    kind: oneOf(TASK_KINDS, search.kind),
    unowned: search.unowned === true && whose !== undefined && whose !== 'mine' ? true : undefined,
    task: typeof search.task === 'string' && search.task !== '' ? search.task.slice(0, 64) : undefined,
  }
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined))
}
