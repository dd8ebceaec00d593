import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { stemOf } from '../../../platform/text/stem.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { Vector } from '../text/vector.ts'
import { contentsOf, peopleOf } from './contents.ts'
import { documentOf } from './document.ts'

/** The work of one transaction, which holds back everybody's feed for as long as it runs. */
export const BATCH = 200

/** Far more than is ever pending: a transaction that also put away what others left would hold back everybody's feed. */
const PENDING = '64MB'

/**
 * Puts what was written into its place in the index; until then every search goes through all of it. Done for many
 * documents together it costs a third.
 */
export async function putAway({ db }: Context): Promise<void> {
  await sql`
    select gin_clean_pending_list(name::regclass)
    from unnest(array['search_tickets_head', 'search_tickets_words', 'search_people_words']) as name`.execute(db)
}

/** Makes the documents of these tickets anew. One that is gone loses its document. */
export const indexTickets = (ctx: Context, ids: readonly string[]): Promise<void> =>
  inTurn(ctx, async (ctx) => {
    const now = ctx.now()
    const documents = (await contentsOf(ctx, ids)).map((content) => documentOf(content, now))
    const gone = await vocabularyBefore(ctx, 'search_tickets', ids)
    await sql`delete from search_tickets where ticket_id = any(${[...ids]}::uuid[])
      and not ticket_id = any(${documents.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
    await sql`
      insert into search_tickets (ticket_id, at, head, words)
      select * from unnest(${documents.map(({ id }) => id)}::uuid[], ${documents.map(({ at }) => at)}::timestamptz[],
        ${documents.map(({ head }) => head)}::text[]::tsvector[], ${documents.map(({ words }) => words)}::text[]::tsvector[])
      on conflict (ticket_id) do update set at = excluded.at, head = excluded.head, words = excluded.words`.execute(
      ctx.db,
    )
    await changeVocabulary(
      ctx,
      gone,
      documents.map(({ vocabulary }) => vocabulary),
    )
  })

/** The same for customers and companies. */
export const indexPeople = (ctx: Context, ids: readonly string[]): Promise<void> =>
  inTurn(ctx, async (ctx) => {
    const people = (await peopleOf(ctx, ids)).map(({ id, kind, texts }) => ({ id, kind, vector: vectorOf(texts) }))
    const gone = await vocabularyBefore(ctx, 'search_people', ids)
    await sql`delete from search_people where id = any(${[...ids]}::uuid[])
      and not id = any(${people.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
    await sql`
      insert into search_people (id, kind, words)
      select * from unnest(${people.map(({ id }) => id)}::uuid[], ${people.map(({ kind }) => kind)}::text[],
        ${people.map(({ vector }) => vector.toText())}::text[]::tsvector[])
      on conflict (id) do update set words = excluded.words`.execute(ctx.db)
    await changeVocabulary(
      ctx,
      gone,
      people.map(({ vector }) => [...vector.words()]),
    )
  })

function vectorOf(texts: readonly (string | null)[]): Vector {
  const vector = new Vector()
  for (const text of texts) if (text) vector.add(text, 'A')
  return vector
}

/** Two that count the same words at once would lock each other out; nobody waits for this lock but another indexer. */
const inTurn = (ctx: Context, work: (ctx: Context) => Promise<void>): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('search_index', 0)),
      set_config('gin_pending_list_limit', ${PENDING}, true)`.execute(ctx.db)
    await work(ctx)
  })

/** In how many of the documents as they stand each word is. */
async function vocabularyBefore({ db }: Context, table: 'search_tickets' | 'search_people', ids: readonly string[]) {
  const key = table === 'search_tickets' ? 'ticket_id' : 'id'
  const { rows } = await sql<{ word: string; documents: number }>`
    select word, count(*)::int as documents from ${sql.table(table)}, unnest(tsvector_to_array(words)) word
    where ${sql.ref(key)} = any(${[...ids]}::uuid[]) and word not like '#%' group by word`.execute(db)
  return rows
}

/** Counts words by how much their documents have become more or fewer; a word nobody uses any more is forgotten. */
async function changeVocabulary(
  { db }: Context,
  before: readonly { word: string; documents: number }[],
  after: readonly string[][],
): Promise<void> {
  const changes = new Map(before.map(({ word, documents }) => [word, -documents]))
  for (const words of after) for (const word of words) changes.set(word, (changes.get(word) ?? 0) + 1)
  const changed = [...changes].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  if (changed.length === 0) return
  const words = changed.map(([word]) => word)
  await sql`
    insert into search_words (word, stem, documents)
    select * from unnest(${words}::text[], ${words.map(stemOf)}::text[], ${changed.map(([, by]) => by)}::int[])
    on conflict (word) do update set documents = search_words.documents + excluded.documents`.execute(db)
  const fewer = changed.filter(([, by]) => by < 0).map(([word]) => word)
  if (fewer.length > 0)
    await sql`delete from search_words where word = any(${fewer}::text[]) and documents <= 0`.execute(db)
}
