import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** Which of the words are in the documents of these tickets. */
export async function wordsAmong(
  { db }: Context,
  ids: readonly string[],
  words: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ word: string }>`
    select word from unnest(${[...words]}::text[]) as word
    where exists (
      select from search_tickets where ticket_id = any(${[...ids]}::uuid[]) and words @@ quote_literal(word)::tsquery)`.execute(
    db,
  )
  return new Set(rows.map(({ word }) => word))
}
