import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { ask } from '../../platform/questions.ts'
import { type FileRow, filesById } from './queries.ts'
import { FileMayBeRead, LooseFileMayBeRead } from './questions.ts'

/** The only way to a file for somebody: its uploader before it is sent, then whoever may see the ticket or the article. */
export async function accessFile(ctx: Context, id: string): Promise<FileRow> {
  const [file] = await filesById(ctx, [id])
  if (!file) throw notFound('file')
  if (file.ticket_id) {
    await ask(ctx, FileMayBeRead, { ticket_id: file.ticket_id, file_id: file.id }).catch(() => {
      throw notFound('file')
    })
    return file
  }
  if (!isOwn(ctx, file) && !(await ask(ctx, LooseFileMayBeRead, { file_id: file.id })).includes(true))
    throw notFound('file')
  return file
}

const isOwn = ({ actor }: Context, { uploaded_by }: FileRow): boolean =>
  actor.type === 'system' || (uploaded_by !== null && uploaded_by === actor.id)
