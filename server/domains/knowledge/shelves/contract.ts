import { z } from 'zod'
import { Id, Instant } from '../../../platform/contract.ts'
import { Language } from '../contract.ts'

/** Articles that stand together. `ticket_category`: whose tickets they answer. */
export const ArticleCategory = z.object({
  id: Id,
  slug: z.string(),
  names: z.record(Language, z.string()),
  descriptions: z.record(Language, z.string()),
  parent_id: Id.nullable(),
  ticket_category: z.string().nullable(),
  position: z.number().int(),
  article_count: z.number().int(),
})
export type ArticleCategory = z.infer<typeof ArticleCategory>

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/, 'Use small letters, digits and hyphens.')
  .max(60)
const names = z.record(Language, z.string().trim().min(1).max(80))

export const MakeCategory = z.object({
  slug,
  names,
  descriptions: z.record(Language, z.string().trim().max(300)).default({}),
  parent_id: Id.nullable().default(null),
  ticket_category: z.string().max(60).nullable().default(null),
  position: z.number().int().min(0).max(10_000).default(0),
})
export type MakeCategory = z.infer<typeof MakeCategory>
export const ChangeCategory = z
  .object({
    names,
    descriptions: z.record(Language, z.string().trim().max(300)),
    parent_id: Id.nullable(),
    ticket_category: z.string().max(60).nullable(),
    position: z.number().int().min(0).max(10_000),
  })
  .partial()
export type ChangeCategory = z.infer<typeof ChangeCategory>

export const ArticleBlock = z.object({
  id: Id,
  name: z.string(),
  texts: z.record(Language, z.string()),
  used_in: z.array(z.object({ article_id: Id, title: z.string() })),
  updated_at: Instant,
})
export type ArticleBlock = z.infer<typeof ArticleBlock>
export const WriteBlock = z.object({ name: slug, texts: z.record(Language, z.string().max(20_000)) })
export type WriteBlock = z.infer<typeof WriteBlock>

export const ArticleRedirect = z.object({
  path: z.string(),
  article_id: Id,
  language: Language.nullable(),
  created_at: Instant,
})
export type ArticleRedirect = z.infer<typeof ArticleRedirect>

export const MakeRedirect = z.object({
  path: z
    .string()
    .trim()
    .max(500)
    .regex(/^\/[^\s?#]*$/, 'Write a path that begins with a slash, without what follows ? or #.'),
  article_id: Id,
  language: Language.nullable().default(null),
})
export type MakeRedirect = z.infer<typeof MakeRedirect>

/** What an import did, or would do: one line per language of an article. */
export const ImportLine = z.object({
  source: z.string(),
  title: z.string(),
  language: Language.nullable(),
  what: z.enum(['made', 'changed', 'unchanged', 'skipped']),
  why: z.string(),
  conflict: z.boolean().meta({ description: 'Changed here and in the source: what is here stays' }),
  not_published: z
    .string()
    .nullable()
    .meta({ description: 'Why it is kept and not published, though it is finished in its source; null otherwise' }),
  article_id: Id.nullable(),
})
export type ImportLine = z.infer<typeof ImportLine>
export const ImportReport = z.object({
  dry_run: z.boolean(),
  made: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  conflicts: z.number().int().meta({ description: 'Of those skipped' }),
  not_published: z.number().int(),
  files: z.number().int(),
  redirects: z.number().int(),
  lines: z.array(ImportLine),
})
export type ImportReport = z.infer<typeof ImportReport>
