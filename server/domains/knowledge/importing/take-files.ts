import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { storeFile } from '../../files/commands.ts'
import type { Imported, Source } from './imported.ts'
import { exportedAs, placeFrom, placesIn, withReferences } from './references.ts'

const TYPES: Record<string, string> = {
  ...{
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
  },
  ...{ pdf: 'application/pdf', txt: 'text/plain', csv: 'text/csv', zip: 'application/zip', mp4: 'video/mp4' },
}

type Text = Pick<Imported, 'path' | 'content'>

/** The files of a source, and which of them are here already. */
export async function filesFor(ctx: Context, { files, articles }: Source): Promise<TakenFiles> {
  const hashes = new Map([...files].map(([path, bytes]) => [path, hashOf(bytes)]))
  const exported = articles.flatMap(placesIn).flatMap((place) => exportedAs(place) ?? [])
  const known = await ctx.db
    .selectFrom('files as f')
    .innerJoin('article_files as a', 'a.file_id', 'f.id')
    .select(['f.id', 'f.sha256'])
    .where(sql<boolean>`(f.sha256 = any(${[...hashes.values()]}::text[]) or f.id = any(${exported}::uuid[]))`)
    .orderBy('f.id')
    .execute()
  return new TakenFiles({ files, hashes, known })
}

interface Given {
  files: ReadonlyMap<string, Uint8Array>
  hashes: ReadonlyMap<string, string>
  known: readonly { id: string; sha256: string }[]
}

/** Files of a source that texts refer to. What is here already is not stored again. */
export class TakenFiles {
  readonly #given: Given
  readonly #known: ReadonlyMap<string, string>
  /** Ids by what the files hold. */
  #ids: Map<string, string>
  #stored = 0

  constructor(given: Given) {
    this.#given = given
    this.#known = new Map(given.known.map(({ id, sha256 }) => [id, sha256]))
    this.#ids = new Map(given.known.map(({ id, sha256 }) => [sha256, id]))
  }

  /** How many were stored. */
  get count(): number {
    return this.#stored
  }

  /** How many would be stored for these texts. */
  newIn(texts: readonly Text[]): number {
    const places = texts.flatMap(placesIn).filter((place) => this.#given.files.has(place))
    return new Set(places.map((place) => this.#hashAt(place)!).filter((hash) => !this.#ids.has(hash))).size
  }

  /** The text with what the files hold in place of their names: the same wherever they lie, another once one is changed. */
  byContent({ path, content }: Text): string {
    return withReferences(content, (reference) => {
      const hash = this.#hashAt(placeFrom(path, reference))
      return hash && inPlaceOf(hash)
    })
  }

  /** The text with the files it refers to as files of ours. What neither the source nor the desk holds stays as it is written. */
  async inText(ctx: Context, { path, content }: Text): Promise<string> {
    for (const place of placesIn({ path, content })) {
      const bytes = this.#given.files.get(place)
      const hash = this.#hashAt(place)
      if (!bytes || !hash || this.#ids.has(hash)) continue
      this.#ids.set(hash, await stored(ctx, place, bytes))
      this.#stored += 1
    }
    return withReferences(content, (reference) => {
      const id = this.#idAt(placeFrom(path, reference))
      return id && `file:${id}`
    })
  }

  /** Runs what is undone as a whole when it fails: what was stored meanwhile is not there then. */
  async inOneGo<T>(work: () => Promise<T>): Promise<T> {
    const [ids, count] = [new Map(this.#ids), this.#stored]
    try {
      return await work()
    } catch (error) {
      this.#ids = ids
      this.#stored = count
      throw error
    }
  }

  /** A file that is not in the source may still be one of ours: somebody brings one text of an export alone. */
  #hashAt(place: string): string | null {
    return this.#given.hashes.get(place) ?? this.#known.get(exportedAs(place) ?? '') ?? null
  }

  #idAt(place: string): string | null {
    const [hash, exported] = [this.#hashAt(place), exportedAs(place)]
    if (hash === null) return null
    return exported !== null && this.#known.get(exported) === hash ? exported : (this.#ids.get(hash) ?? null)
  }
}

/** What stands in a text for a file that holds this. */
export const inPlaceOf = (sha256: string): string => `sha256:${sha256}`

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function stored(ctx: Context, place: string, bytes: Uint8Array): Promise<string> {
  // An export puts the id in front of the name, so that no two files have one name.
  const name = posix.basename(place).replace(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-/, '')
  const type = TYPES[posix.extname(name).slice(1).toLowerCase()] ?? 'application/octet-stream'
  return (await storeFile(ctx, { name, type, content: Readable.from([Buffer.from(bytes)]) })).id
}
