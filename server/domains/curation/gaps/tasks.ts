import { sql } from 'kysely'
import { asSystem, type Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { changeTask } from '../../tasks/change-task.ts'
import { createTasks } from '../../tasks/commands.ts'
import { compose } from '../drafts/compose.ts'
import { learnedFrom } from '../drafts/learned.ts'
import { keyOf, questionTexts } from '../questions/texts.ts'
import { questionsOfClusters } from './members.ts'

/** An article is written within a week of its being missed. */
const DUE_IN = { hours: 7 * 24 }
/** Told of in one round, the largest first; each is told anew when it grows. */
const MOST_TOLD = 50
const SAMPLES = 5

/** Has a task for each of these gaps: made once, and saying what is asked by now while it is open. */
export async function tellGaps(ctx: Context, ids: readonly string[]): Promise<void> {
  const gaps = await openGaps(ctx, ids)
  if (gaps.length === 0) return
  const told = await wordsOf(ctx, gaps)
  const due_at = ctx.now().add(DUE_IN)
  const tasks = gaps.map(({ id }) => ({
    ...{ kind: 'knowledge_gap' as const, source: 'knowledge' as const, key: taskKey(id), due_at },
    ...{ owner_id: null, team: null, ticket_id: null, subject_type: 'gap', subject_id: id },
    ...told.get(id)!,
  }))
  await createTasks(ctx, tasks)
  const made = await tasksOf(ctx, gaps)
  for (const { id, gap_id, state } of made) if (state === 'open') await changeTask(asSystem(ctx), id, told.get(gap_id)!)
  await sql`
    update question_clusters c set task_id = t.task_id
    from jsonb_to_recordset(${JSON.stringify(made.map(({ id, gap_id }) => ({ task_id: id, gap_id })))}::jsonb)
      as t(task_id uuid, gap_id uuid) where c.id = t.gap_id and c.task_id is null`.execute(ctx.db)
}

export const taskKey = (gapId: string): string => `gap:${gapId}`

interface OpenGap {
  id: string
  language: string
  ticket_count: number
  search_count: number
  centre_source: string
  centre_id: string
}

const openGaps = ({ db }: Context, ids: readonly string[]): Promise<OpenGap[]> =>
  db
    .selectFrom('question_clusters')
    .select(['id', 'language', 'ticket_count', 'search_count', 'centre_source', 'centre_id'])
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .where('state', '=', 'open')
    .orderBy(sql`ticket_count + search_count`, 'desc')
    .limit(MOST_TOLD)
    .execute()

async function tasksOf({ db }: Context, gaps: readonly { id: string }[]) {
  const keys = gaps.map(({ id }) => taskKey(id))
  const rows = await db
    .selectFrom('tasks')
    .select(['id', 'state', 'subject_id'])
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .execute()
  return rows.map(({ id, state, subject_id }) => ({ id, state, gap_id: subject_id! }))
}

const LONGEST_TITLE = 160
const LONGEST_NOTE = 5_000

/** Title and note of the tasks: how many ask, what they ask, and an outline from what was answered. No personal data. */
async function wordsOf(ctx: Context, gaps: readonly OpenGap[]): Promise<Map<string, { title: string; note: string }>> {
  const members = await questionsOfClusters(
    ctx,
    gaps.map(({ id }) => id),
    SAMPLES,
  )
  const centres = gaps.map(({ centre_source, centre_id }) => ({ source: centre_source, id: centre_id }))
  const texts = await questionTexts(ctx, [...centres, ...members])
  const tickets = members.filter(({ source }) => source === 'ticket')
  const learned = Map.groupBy(
    await learnedFrom(
      ctx,
      tickets.map(({ id }) => id),
    ),
    ({ ticket_id }) => ticket_id,
  )
  return new Map(
    gaps.map((gap) => {
      const own = members.filter(({ cluster_id }) => cluster_id === gap.id)
      const question = texts.get(`${gap.centre_source}:${gap.centre_id}`) ?? ''
      const samples = [...new Set(own.flatMap((one) => texts.get(keyOf(one)) ?? []))]
      const solved = own.flatMap(({ id }) => learned.get(id) ?? [])
      return [gap.id, { title: titleOf(gap, question), note: noteOf(samples, solved) }]
    }),
  )
}

function titleOf({ language, ticket_count, search_count }: OpenGap, question: string): string {
  const asked =
    language === 'zh'
      ? `${ticket_count} 个工单、${search_count} 次搜索`
      : `${ticket_count} tickets, ${search_count} searches`
  const said = question.length <= LONGEST_TITLE ? question : `${question.slice(0, LONGEST_TITLE).toWellFormed()}…`
  return `${said} (${asked})`
}

function noteOf(samples: readonly string[], solved: Parameters<typeof compose>[0]): string {
  const asked = samples.map((text) => `• ${text}`).join('\n')
  const outline = solved.length > 0 ? `\n\n${compose(solved).content}` : ''
  return `${asked}${outline}`.slice(0, LONGEST_NOTE).toWellFormed()
}

/** An article answers it now: nothing is left to do. */
export const endTask = (ctx: Context, taskId: string | null): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    if (!taskId) return
    const task = await ctx.db.selectFrom('tasks').select('state').where('id', '=', taskId).executeTakeFirst()
    if (task?.state === 'open') await changeTask(asSystem(ctx), taskId, { state: 'done' })
  })

export const skipTask = (ctx: Context, taskId: string | null, reason: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    if (!taskId) return
    const task = await ctx.db.selectFrom('tasks').select('state').where('id', '=', taskId).executeTakeFirst()
    if (task?.state === 'open') await changeTask(asSystem(ctx), taskId, { state: 'skipped', reason })
  })

export const reopenTask = async (ctx: Context, taskId: string | null): Promise<void> => {
  if (taskId) await changeTask(asSystem(ctx), taskId, { state: 'open' })
}
