import type { Context } from '../../../platform/context.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Imported } from './imported.ts'

/** What was brought in under a key before, and how that text stands today. */
export interface Brought {
  article_id: string
  language: string
  /** The version the import made, and the newest there is. */
  version: number
  newest: number
  fingerprint: string
  is_archived: boolean
}

export type Step =
  | { what: 'made' | 'changed'; why: string; text: Imported; fingerprint: string; before: Brought | null }
  | { what: 'unchanged' | 'skipped'; why: string; text: Imported; before: Brought | null }

/** What is known of these keys, by key. */
export async function broughtBefore({ db }: Context, keys: readonly string[]): Promise<Map<string, Brought[]>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('article_imports as i')
    .innerJoin('articles as a', 'a.id', 'i.article_id')
    .innerJoin('article_texts as t', (join) =>
      join.onRef('t.article_id', '=', 'i.article_id').onRef('t.language', '=', 'i.language'),
    )
    .select([
      'i.key',
      'i.article_id',
      'i.language',
      'i.version',
      'i.fingerprint',
      't.version as newest',
      'a.archived_at',
    ])
    .where('i.key', 'in', [...keys])
    .execute()
  const brought = rows.map(({ archived_at, ...row }) => ({ ...row, is_archived: archived_at !== null }))
  return Map.groupBy(brought, ({ key }) => key)
}

/** What is to be done with one text of the source. `language`: the one it will be kept under. */
export function stepFor(text: Imported, language: string, brought: readonly Brought[]): Step {
  const fingerprint = fingerprintOf(text)
  const before = brought.find((one) => one.language === language) ?? null
  if (brought.some(({ is_archived }) => is_archived))
    return { what: 'skipped', why: 'It was archived here. Bring it back first to import it again.', text, before }
  if (!before) {
    const why = brought.length > 0 ? 'A further language of an article that is here.' : 'Not here yet.'
    return { what: 'made', why, text, fingerprint, before }
  }
  if (before.fingerprint === fingerprint) return { what: 'unchanged', why: 'The source is as it was.', text, before }
  if (before.newest !== before.version)
    return {
      what: 'skipped',
      why: 'It was changed here since it was imported. What was written here stays.',
      text,
      before,
    }
  return { what: 'changed', why: 'The source has changed.', text, fingerprint, before }
}
