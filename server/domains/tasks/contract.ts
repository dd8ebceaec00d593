import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'

export const TaskState = z.enum(['open', 'done', 'skipped'])
export type TaskState = z.infer<typeof TaskState>

/** What a task asks for. `to_do`: what its title says. The others have their words in every language. */
export const TaskKind = z.enum([
  'to_do',
  // the report's follow-ups: within 24 hours
  'customer_follow_up',
  'documentation_updates',
  'team_notifications',
  // within 7 days
  'knowledge_base',
  'training_needs',
  'product_feedback',
  // within 30 days
  'customer_success',
  'issue_prevention',
  'process_optimization',
  // a customer was not happy with the outcome
  'unhappy_rating',
  // a text waits for somebody to read it, to write it anew, to publish it; an article waits to be checked
  'article_review',
  'article_changes',
  'article_publish',
  'article_check',
  // people ask what no article answers
  'knowledge_gap',
  // a caller is to be called back
  'call_back',
])
export type TaskKind = z.infer<typeof TaskKind>

export const TaskSource = z.enum(['hand', 'report', 'rating', 'knowledge', 'callback'])
export type TaskSource = z.infer<typeof TaskSource>

export const TaskSort = z.enum(['due', 'latest'])

/** Something somebody has to do. Of a kind other than `to_do` the title may be null: the kind says it. */
export const Task = z.object({
  id: Id,
  kind: TaskKind,
  title: z.string().nullable(),
  note: z.string().nullable(),
  owner_id: Id.nullable(),
  owner_name: z.string().nullable(),
  team: z.string().nullable().meta({ description: 'Whose it is while nobody owns it' }),
  due_at: Instant.nullable(),
  overdue: z.boolean(),
  state: TaskState,
  reason: z.string().nullable().meta({ description: 'Why it was skipped' }),
  source: TaskSource,
  ticket_id: Id.nullable().meta({ description: 'The ticket it belongs to, when the caller may see that' }),
  case_id: z.string().nullable(),
  subject: z.string().nullable(),
  subject_type: z.string().nullable(),
  subject_id: Id.nullable(),
  created_at: Instant,
  ended_at: Instant.nullable(),
})
export type Task = z.infer<typeof Task>

export const CreateTask = z.object({
  title: z.string().trim().min(1, 'Say what is to be done.').max(300),
  note: z.string().trim().max(5_000).nullable().default(null),
  owner_id: Id.nullable().optional().meta({ description: 'Default: the caller' }),
  due_at: Instant.nullable().default(null),
  ticket_id: Id.nullable().default(null),
})
export type CreateTask = z.infer<typeof CreateTask>

export const ChangeTask = z.object({
  title: z.string().trim().min(1).max(300).optional(),
  note: z.string().trim().max(5_000).nullable().optional(),
  owner_id: Id.nullable().optional(),
  due_at: Instant.nullable().optional(),
  state: TaskState.optional(),
  reason: z.string().trim().max(300).nullable().optional(),
})
export type ChangeTask = z.infer<typeof ChangeTask>

export const TaskQuery = PageQuery.extend({
  owner_id: z.string().max(64).optional().meta({ description: 'A user id, "me" or "none"' }),
  team: z.string().max(80).optional().meta({ description: 'A team of the framework, or "mine": those of the caller' }),
  state: TaskState.optional(),
  due: z.enum(['overdue', 'today', 'week']).optional().meta({ description: 'Due by now, within 24 hours, 7 days' }),
  kind: TaskKind.optional(),
  ticket_id: Id.optional(),
  sort: TaskSort.default('due').meta({ description: 'By due date, soonest or latest first; without one: last' }),
})
export type TaskQuery = z.infer<typeof TaskQuery>

export const TaskCountsQuery = z.object({
  until: Instant.optional().meta({ description: 'When the reader’s day ends. Default: in 24 hours' }),
})
export type TaskCountsQuery = z.infer<typeof TaskCountsQuery>

/** The caller's own open tasks that press. */
export const TaskCounts = z.object({
  overdue: z.number().int(),
  today: z.number().int().meta({ description: 'Due later, but before the day ends' }),
  capped_at: z.number().int(),
})
export type TaskCounts = z.infer<typeof TaskCounts>
