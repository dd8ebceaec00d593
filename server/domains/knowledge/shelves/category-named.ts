import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { emit } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { slugOf } from '../drawing/markdown.ts'
import { ArticleCategoryChanged } from '../events.ts'

/** What people call the categories of tickets. */
const CALLED: Record<string, string> = {
  technical_support: 'technical',
  technical_troubleshooting: 'technical',
  tech: 'technical',
  account_management: 'account',
  accounts: 'account',
  billing_information: 'billing',
  payments: 'billing',
  feature_requests: 'feature_request',
}

const LAST = 1_000

/** The id of the category somebody means by its slug or by its name in any language; one that is not there is made. */
export async function categoryNamed(ctx: Context, written: string): Promise<string> {
  const slug = slugFor(written)
  const known = await ctx.db
    .selectFrom('article_categories')
    .select(['id', 'slug', 'names'])
    .orderBy('position')
    .orderBy('slug')
    .execute()
  const name = written.toLowerCase()
  const found =
    known.find((row) => row.slug === written || alike(row.slug) === alike(CALLED[alike(slug)] ?? slug)) ??
    known.find((row) => Object.values(row.names as Record<string, string>).some((one) => one.toLowerCase() === name))
  return found?.id ?? makeNamed(ctx, slug, written)
}

/** "Account Management", "account_management" and "account-management" are one. */
const alike = (slug: string): string => slug.replaceAll('-', '_')

/** A name without Latin letters gets a slug nobody reads, but the same each time. */
export function slugFor(written: string): string {
  const latin = slugOf(written)
    .replace(/[^a-z0-9-]+/g, '')
    .replace(/^-+|-+$|-(?=-)/g, '')
    .slice(0, 60)
  return latin || `shelf-${createHash('sha256').update(written).digest('hex').slice(0, 8)}`
}

async function makeNamed(ctx: Context, slug: string, name: string): Promise<string> {
  const now = nowText(ctx)
  const names = JSON.stringify({ [/\p{Script=Han}/u.test(name) ? 'zh' : 'en']: name })
  const { id } = await ctx.db
    .insertInto('article_categories')
    .values({ id: newId(), slug: slug.replace(/-$/, ''), names, position: LAST, created_at: now, updated_at: now })
    // Somebody else may have made it at the same moment.
    .onConflict((row) => row.column('slug').doUpdateSet({ updated_at: now }))
    .returning('id')
    .executeTakeFirstOrThrow()
  emit(ctx, ArticleCategoryChanged, { category_id: id })
  return id
}
