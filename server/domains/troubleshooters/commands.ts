import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { Visibility } from '../knowledge/contract.ts'
import { accessTroubleshooter, type TroubleshooterRow } from './access.ts'
import { buildDecisionTree } from './build-tree.ts'
import { categoryKey, slugOf } from './category-key.ts'
import type { MakeTroubleshooter, Troubleshooter, TroubleshooterContent, WriteTroubleshooter } from './contract.ts'
import {
  TroubleshooterChanged,
  TroubleshooterDeleted,
  TroubleshooterMade,
  TroubleshooterPublished,
  TroubleshooterWithdrawn,
} from './events.ts'
import { contentOf, findFaults, getTroubleshooter } from './queries.ts'
import { refuseTwins } from './tree/refuse-twins.ts'

/** Makes one as a draft. What is not given is built from what is known of the category. */
export const makeTroubleshooter = (ctx: Context, given: MakeTroubleshooter): Promise<Troubleshooter> =>
  inTransaction(ctx, async (ctx) => {
    const { issue_category: category, visibility } = given
    const content = { ...(await buildDecisionTree(ctx, category)).content, ...written(given) }
    refuseTwins(content.decision_tree)
    const id = newId()
    const slug = await freeSlug(ctx, given.slug ?? (slugOf(category) || 'troubleshooter'), given.slug !== undefined)
    const at = nowText(ctx)
    await ctx.db
      .insertInto('troubleshooters')
      .values({
        ...{ id, slug, category, visibility, category_key: categoryKey(category), version: 1 },
        ...{ created_by: ctx.actor.id, created_at: at, updated_at: at },
      })
      .execute()
    await keepVersion(ctx, id, { number: 1, note: '', content })
    emit(ctx, TroubleshooterMade, { troubleshooter_id: id })
    return getTroubleshooter(ctx, id)
  })

const written = ({ languages, titles, intros, decision_tree }: MakeTroubleshooter): Partial<TroubleshooterContent> => ({
  ...(languages && { languages }),
  ...(titles && { titles }),
  ...(intros && { intros }),
  ...(decision_tree && { decision_tree }),
})

/** Saves the whole of it as the next version. It may be faulty still: that only keeps it from being published. */
export const writeTroubleshooter = (ctx: Context, named: string, given: WriteTroubleshooter): Promise<Troubleshooter> =>
  inTransaction(ctx, async (ctx) => {
    const { slug, issue_category, visibility, note, based_on, ...content } = given
    const row = await accessTroubleshooter(ctx, named, 'change')
    refuseStale(row, based_on)
    refuseTwins(content.decision_tree)
    const about = {
      ...(slug !== undefined && slug !== row.slug && { slug: await freeSlug(ctx, slug, true) }),
      ...(issue_category !== undefined && { category: issue_category, category_key: categoryKey(issue_category) }),
      ...(visibility !== undefined && { visibility: await widened(ctx, row, visibility) }),
    }
    await nextVersion(ctx, row, { note, content, about })
    return getTroubleshooter(ctx, row.id)
  })

/** Brings an earlier version back, as the newest. */
export const restoreVersion = (
  ctx: Context,
  named: string,
  { number, based_on }: { number: number; based_on: number },
): Promise<Troubleshooter> =>
  inTransaction(ctx, async (ctx) => {
    const row = await accessTroubleshooter(ctx, named, 'change')
    refuseStale(row, based_on)
    await nextVersion(ctx, row, { note: `↺ ${number}`, content: await contentOf(ctx, row.id, number), about: {} })
    return getTroubleshooter(ctx, row.id)
  })

/** Lets customers walk the newest version. Refused with every fault while there is one. */
export const publishTroubleshooter = (ctx: Context, named: string): Promise<Troubleshooter> =>
  inTransaction(ctx, async (ctx) => {
    const row = await accessTroubleshooter(ctx, named, 'change')
    if (row.published_version === row.version) return getTroubleshooter(ctx, row.id)
    await refuseFaulty(ctx, row, row.visibility as Visibility)
    await ctx.db
      .updateTable('troubleshooters')
      .set({ published_version: row.version, published_at: nowText(ctx), was_published: true })
      .where('id', '=', row.id)
      .execute()
    emit(ctx, TroubleshooterPublished, { troubleshooter_id: row.id, version: row.version })
    return getTroubleshooter(ctx, row.id)
  })

/** Nobody can begin to walk it any more; who is under way may finish. */
export const withdrawTroubleshooter = (ctx: Context, named: string): Promise<Troubleshooter> =>
  inTransaction(ctx, async (ctx) => {
    const row = await accessTroubleshooter(ctx, named, 'change')
    if (row.published_version !== null) {
      await ctx.db
        .updateTable('troubleshooters')
        .set({ published_version: null, published_at: null })
        .where('id', '=', row.id)
        .execute()
      emit(ctx, TroubleshooterWithdrawn, { troubleshooter_id: row.id })
    }
    return getTroubleshooter(ctx, row.id)
  })

/** Deletes a draft. One that customers have walked is withdrawn instead: its runs are part of their tickets. */
export const deleteTroubleshooter = (ctx: Context, named: string) =>
  inTransaction(ctx, async (ctx) => {
    const { id, was_published } = await accessTroubleshooter(ctx, named, 'change')
    const run = await ctx.db
      .selectFrom('troubleshooter_runs')
      .select('id')
      .where('troubleshooter_id', '=', id)
      .limit(1)
      .executeTakeFirst()
    if (was_published || run)
      throw conflict('troubleshooter_in_use', 'It was published or walked, so its runs stay. Withdraw it instead.')
    await ctx.db.deleteFrom('troubleshooters').where('id', '=', id).execute()
    emit(ctx, TroubleshooterDeleted, { troubleshooter_id: id })
    return { done: true as const }
  })

interface Next {
  note: string
  content: TroubleshooterContent
  about: Partial<Pick<TroubleshooterRow, 'slug' | 'category' | 'category_key' | 'visibility'>>
}

async function nextVersion(ctx: Context, { id, version }: TroubleshooterRow, { about, ...next }: Next): Promise<void> {
  const number = version + 1
  await keepVersion(ctx, id, { number, ...next })
  await ctx.db
    .updateTable('troubleshooters')
    .set({ ...about, version: number, updated_at: nowText(ctx) })
    .where('id', '=', id)
    .execute()
  emit(ctx, TroubleshooterChanged, { troubleshooter_id: id, version: number })
}

interface Version {
  number: number
  note: string
  content: TroubleshooterContent
}

async function keepVersion(ctx: Context, troubleshooter_id: string, { number, note, content }: Version): Promise<void> {
  const { languages, titles, intros, decision_tree } = content
  await ctx.db
    .insertInto('troubleshooter_versions')
    .values({
      ...{ troubleshooter_id, number, note, languages, author_id: ctx.actor.id, created_at: nowText(ctx) },
      titles: JSON.stringify(titles),
      intros: JSON.stringify(intros),
      tree: JSON.stringify(decision_tree),
    })
    .execute()
}

/** A slug that is free; one that somebody chose is refused rather than changed. */
async function freeSlug(ctx: Context, wanted: string, chosen: boolean): Promise<string> {
  const rows = await ctx.db
    .selectFrom('troubleshooters')
    .select('slug')
    .where((eb) => eb.or([eb('slug', '=', wanted), eb('slug', 'like', `${wanted}-%`)]))
    .execute()
  const taken = new Set(rows.map(({ slug }) => slug))
  if (!taken.has(wanted)) return wanted
  if (chosen)
    throw conflict('slug_taken', `Another troubleshooter has the address “${wanted}”. Choose another one.`, [
      { path: 'slug', message: 'is taken' },
    ])
  let next = 2
  while (taken.has(`${wanted}-${next}`)) next++
  return `${wanted}-${next}`
}

/** Whom it is for holds at once, so what is published must be readable for them already. */
async function widened(ctx: Context, row: TroubleshooterRow, visibility: Visibility): Promise<Visibility> {
  if (visibility !== row.visibility && row.published_version !== null)
    await refuseFaulty(ctx, { ...row, version: row.published_version }, visibility)
  return visibility
}

async function refuseFaulty(ctx: Context, { id, version }: TroubleshooterRow, visibility: Visibility): Promise<void> {
  const faults = await findFaults(ctx, await contentOf(ctx, id, version), visibility)
  if (faults.length === 0) return
  throw invalid(
    'Customers would come to a dead end here and there. Mend what is named, then publish.',
    faults.map(({ step, answer, message }) => ({
      path: ['decision_tree', step, answer].filter(Boolean).join('.'),
      message,
    })),
  )
}

function refuseStale({ version }: TroubleshooterRow, based_on: number): void {
  if (based_on === version) return
  throw conflict(
    'troubleshooter_changed',
    `Somebody has saved version ${version} meanwhile. Load it, and make your change again.`,
    [{ path: 'based_on', message: `is ${version} now` }],
  )
}
