import type { Selectable } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'

export type GapRow = Selectable<DB['question_clusters']>

/** A gap, locked for a change of it. */
export async function lockGap({ db }: Context, id: string): Promise<GapRow> {
  const gap = isId(id)
    ? await db.selectFrom('question_clusters').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined
  if (!gap) throw notFound('gap')
  return gap
}
