import type { Context } from '../../../platform/context.ts'
import { notify } from '../../notifications/commands.ts'
import { createTasks, finishTasks, skipTasks } from '../../tasks/commands.ts'
import type { TaskKind } from '../../tasks/contract.ts'
import type { TextRow } from './hold.ts'

interface ToDo {
  kind: Extract<TaskKind, 'article_review' | 'article_changes' | 'article_publish'>
  owner_id: string | null
  review_id: string
  note?: string
}

const DAYS = 3
const prefixOf = ({ id }: Pick<TextRow, 'id'>) => `article_text:${id}:`

/** Gives somebody the next step with a text, and tells them. What was to be done with it before is done by that. */
export async function handOn(ctx: Context, text: TextRow, { kind, owner_id, review_id, note }: ToDo): Promise<void> {
  await finishTasks(ctx, { prefix: prefixOf(text) })
  const [task_id] = await createTasks(ctx, [
    {
      kind,
      key: `${prefixOf(text)}${review_id}:${kind}`,
      source: 'knowledge',
      title: text.title,
      ...(note ? { note } : {}),
      owner_id,
      team: null,
      due_at: ctx.now().add({ hours: DAYS * 24 }),
      ticket_id: null,
      subject_type: 'article',
      subject_id: text.article_id,
    },
  ])
  if (task_id) await notify(ctx, [owner_id], { kind: 'task_assigned', task_id })
}

/** It is published: nothing is left to be done. */
export const allDone = (ctx: Context, text: Pick<TextRow, 'id'>): Promise<void> =>
  finishTasks(ctx, { prefix: prefixOf(text) })

/** It was changed or taken back: what was asked for is no longer wanted. */
export const notWanted = (ctx: Context, text: Pick<TextRow, 'id'>): Promise<void> =>
  skipTasks(ctx, { prefix: prefixOf(text) }, 'text_changed')
