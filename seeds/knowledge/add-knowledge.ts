import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importArticles } from '../../server/domains/knowledge/importing/import-articles.ts'
import type { Imported, Source } from '../../server/domains/knowledge/importing/imported.ts'
import { readSource } from '../../server/domains/knowledge/importing/read-source.ts'
import { changeCategory, listCategories, makeCategory } from '../../server/domains/knowledge/shelves/categories.ts'
import type { Context } from '../../server/platform/context.ts'
import { type Chance, chanceOf } from '../chance.ts'
import { DAY, HOUR, type Moment } from '../moments.ts'
import { addReaders } from './add-readers.ts'
import { addTroubleshooters } from './add-troubleshooters.ts'
import { DESCRIBED, SHELVES } from './shelves.ts'
import { at, type Told } from './told.ts'

const FOLDER = fileURLToPath(new URL('./articles', import.meta.url))

/** A help center with a past: its articles come in as any operator's would, at moments of the year, and are read since. */
export async function addKnowledge(ctx: Context, told: Told): Promise<void> {
  const chance = chanceOf(told.seed, 'knowledge')
  const source = readSource(await files())
  await putUpShelves(at(ctx, told.end - told.days * DAY))
  for (const [key, articles] of Map.groupBy(source.articles, ({ key }) => key))
    await publish(ctx, { ...source, articles }, momentFor(key, chance, told))
  await addReaders(ctx, told)
  await addTroubleshooters(ctx, told)
}

async function putUpShelves(ctx: Context): Promise<void> {
  for (const shelf of SHELVES) await makeCategory(ctx, { ...shelf, parent_id: null, position: 10 })
  const ids = new Map((await listCategories(ctx)).map(({ slug, id }) => [slug, id]))
  for (const { slug, ...shelf } of DESCRIBED) await changeCategory(ctx, ids.get(slug)!, shelf)
}

async function files() {
  const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(
    paths
      .toSorted()
      .map(async (path) => ({ path: relative(FOLDER, path).split(sep).join('/'), bytes: await readFile(path) })),
  )
}

/** Most were there early; some were written when people began to ask. The oldest have not been looked at since. */
function momentFor(key: string, chance: Chance, { end, days }: Told): Moment {
  const part = key.startsWith('mobile') ? chance.unit() * 0.3 : 0.2 + chance.unit() * 0.29
  return end - Math.max(1, Math.round(part * days)) * DAY - chance.between(1, 10) * HOUR
}

const publish = (ctx: Context, source: Source & { articles: Imported[] }, moment: Moment) =>
  importArticles(at(ctx, moment), { ...source, skipped: [] }, { dry_run: false, publish: true })
