import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

export interface Member {
  cluster_id: string
  source: string
  id: string
}

/** The newest questions of each of these clusters, so many of each; tickets before searches. */
export async function questionsOfClusters({ db }: Context, ids: readonly string[], most: number): Promise<Member[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Member>`
    select c.id as cluster_id, q.source, q.id from unnest(${[...ids]}::uuid[]) as c(id)
    cross join lateral (
      select source, id, asked_at from asked_questions where cluster_id = c.id
      order by source desc, asked_at desc limit ${most}) as q`.execute(db)
  return rows
}
