import type { Selectable } from 'kysely'
import type { DB } from '../../platform/db/tables.ts'

export type TaskRow = Selectable<DB['tasks']>

/** What is due of a task. */
export const REMINDER = 'tasks.reminder'
