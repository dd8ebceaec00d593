import { IdParams, pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { changeTask } from './change-task.ts'
import { createTask } from './commands.ts'
import { ChangeTask, CreateTask, Task, TaskCounts, TaskCountsQuery, TaskQuery } from './contract.ts'
import { countTasks, getTask, listTasks } from './queries.ts'

const params = IdParams

export const routes = [
  route.get(
    '/tasks',
    { summary: 'Tasks within reach, by due date', may: 'task.read', query: TaskQuery, reply: pageOf(Task) },
    (ctx, { query }) => listTasks(ctx, query),
  ),
  route.get(
    '/tasks/counts',
    { summary: 'Own tasks that press, counted', may: 'task.read', query: TaskCountsQuery, reply: TaskCounts },
    (ctx, { query }) => countTasks(ctx, query.until),
  ),
  route.post(
    '/tasks',
    { summary: 'Write a task down', may: 'task.change', body: CreateTask, reply: Task, status: 201 },
    (ctx, { body }) => createTask(ctx, body),
  ),
  route.get('/tasks/:id', { summary: 'One task', may: 'task.read', params, reply: Task }, (ctx, { params }) =>
    getTask(ctx, params.id),
  ),
  route.patch(
    '/tasks/:id',
    { summary: 'Change a task: date, owner, state …', may: 'task.change', params, body: ChangeTask, reply: Task },
    (ctx, { params, body }) => changeTask(ctx, params.id, body),
  ),
]
