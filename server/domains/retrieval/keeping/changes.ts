import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import * as knowledge from '../../knowledge/events.ts'
import { QuestionDecided } from '../events.ts'

/** After which an article is found by other words, by other people, or not at all. */
const CHANGE_ARTICLES = [
  knowledge.ArticlePublished,
  knowledge.ArticleUnpublished,
  knowledge.ArticleArchived,
  knowledge.ArticleChanged,
  knowledge.ArticleVoted,
  QuestionDecided,
].map(({ name }) => name)
/** Says that many were changed, and not which. */
const CHANGE_MANY = knowledge.ArticlesImported.name

/** Up to where has been read: transactions before `xid` have ended, and what is `seen` came after it. */
export interface ReadSoFar {
  xid: string
  seen: ReadonlySet<string>
}

export interface Changes {
  articles: string[]
  many: boolean
  read: ReadSoFar
}

interface Row {
  xid: string
  id: string | null
  name: string | null
  article_id: string | null
}

/**
 * What has changed since. An index may take in an event twice and in any order, so nothing waits for older transactions: all
 * that is committed is read, and what may still commit late is looked at again the next time.
 */
export async function changesSince({ db }: Context, { xid, seen }: ReadSoFar): Promise<Changes> {
  const { rows } = await sql<Row>`
    select now.xid::text as xid, event.id, event.name, event.data ->> 'article_id' as article_id
    from (select pg_snapshot_xmin(pg_current_snapshot()) as xid) now
    left join events event on event.xid >= ${xid}::xid8 and event.name = any(${[...CHANGE_ARTICLES, CHANGE_MANY]})`.execute(
    db,
  )
  const fresh = rows.filter(({ id }) => id !== null && !seen.has(id))
  return {
    articles: [...new Set(fresh.flatMap(({ article_id }) => article_id ?? []))],
    many: fresh.some(({ name }) => name === CHANGE_MANY),
    read: { xid: rows[0]!.xid, seen: new Set(rows.flatMap(({ id }) => id ?? [])) },
  }
}

/** The beginning: everything that commits from now on is a change. */
export async function readFromNow({ db }: Context): Promise<ReadSoFar> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db)
  return { xid: rows[0]!.xid, seen: new Set() }
}
