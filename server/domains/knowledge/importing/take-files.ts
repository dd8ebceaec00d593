import { posix } from 'node:path'
import { Readable } from 'node:stream'
import type { Context } from '../../../platform/context.ts'
import { storeFile } from '../../files/commands.ts'
import type { Imported } from './imported.ts'

/** `](images/shot.png)` and `](<images/a b.png> "title")`: where Markdown names what it shows or leads to. */
const NAMED = /(?<=\]\()(?:<([^<>\n]+)>|([^\s()<>]+))/g

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

/** The places inside its source that a text names. */
export const placesIn = ({ path, content }: Text): string[] =>
  [...content.matchAll(NAMED)].map(([, angled, bare]) => placeFrom(path, angled ?? bare!))

/** Files of a source that texts refer to, each stored once. */
export class TakenFiles {
  readonly #files: ReadonlyMap<string, Uint8Array>
  readonly #ids = new Map<string, string>()

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.#files = files
  }

  /** How many were stored. */
  get count(): number {
    return this.#ids.size
  }

  /** The text with the files it refers to as files of ours. What the source does not hold stays as it is written. */
  async inText(ctx: Context, { path, content }: Text): Promise<string> {
    for (const place of placesIn({ path, content })) {
      const bytes = this.#files.get(place)
      if (bytes && !this.#ids.has(place)) this.#ids.set(place, await stored(ctx, place, bytes))
    }
    return content.replaceAll(NAMED, (all, angled?: string, bare?: string) => {
      const id = this.#ids.get(placeFrom(path, angled ?? bare!))
      return id ? `file:${id}` : all
    })
  }
}

async function stored(ctx: Context, place: string, bytes: Uint8Array): Promise<string> {
  // An export puts the id in front of the name, so that no two files have one name.
  const name = posix.basename(place).replace(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-/, '')
  const type = TYPES[posix.extname(name).slice(1).toLowerCase()] ?? 'application/octet-stream'
  return (await storeFile(ctx, { name, type, content: Readable.from([Buffer.from(bytes)]) })).id
}

/** Where a reference leads, from the file it stands in; one with a slash in front, from the top. */
function placeFrom(path: string, reference: string): string {
  const plain = decoded(reference.split(/[?#]/)[0]!)
  return posix.normalize(plain.startsWith('/') ? plain.slice(1) : posix.join(posix.dirname(path), plain))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
