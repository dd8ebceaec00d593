import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { permits } from '../auth/permissions.ts'
import { filesById } from '../files/queries.ts'
import { audienceOf } from './access.ts'
import { publicFile } from './queries.ts'

const FILES = /\bfile:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi

const filesIn = (markdown: string): string[] => [
  ...new Set([...markdown.matchAll(FILES)].map(([, id]) => id!.toLowerCase())),
]

/**
 * Makes the files a text refers to files of the knowledge base. They are the caller's own uploads, or are in it already;
 * a file of a ticket, or somebody else's, is refused: to publish it would tell what was written in confidence.
 */
export async function claimFiles(ctx: Context, markdown: string): Promise<void> {
  const ids = filesIn(markdown)
  if (ids.length === 0) return
  const ours = await ctx.db.selectFrom('article_files').select('file_id').where('file_id', 'in', ids).execute()
  const fresh = ids.filter((id) => !ours.some(({ file_id }) => file_id === id))
  if (fresh.length === 0) return
  const { type, id: mine } = ctx.actor
  const usable = (await filesById(ctx, fresh)).filter(
    ({ ticket_id, uploaded_by }) => ticket_id === null && (type === 'system' || uploaded_by === mine),
  )
  if (usable.length !== fresh.length)
    throw invalid('A picture or file in this text is not yours to publish, or is not there. Upload it again.', [
      {
        path: 'content',
        message: `file:${fresh.find((id) => !usable.some((file) => file.id === id))} is not a file of yours`,
      },
    ])
  await ctx.db
    .insertInto('article_files')
    .values(fresh.map((file_id) => ({ file_id, created_at: nowText(ctx) })))
    .onConflict((row) => row.doNothing())
    .execute()
}

/** Whether the caller may read a file as one of an article: the desk all of them, others what a text they may see shows. */
export async function mayReadFile(ctx: Context, file_id: string): Promise<boolean> {
  if (!permits(ctx.actor, 'article.read')) return (await publicFile(ctx, file_id, audienceOf(ctx.actor))) !== null
  const row = await ctx.db
    .selectFrom('article_files')
    .select(sql<number>`1`.as('one'))
    .where('file_id', '=', file_id)
    .executeTakeFirst()
  return row !== undefined
}
