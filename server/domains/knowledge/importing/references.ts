import { posix } from 'node:path'
import type { Imported } from './imported.ts'

/**
 * `](images/shot.png)`, `](<images/a b.png> "title")` and `[shot]: images/shot.png`: where Markdown names what it shows or
 * leads to.
 */
const NAMED = /(?<=\]\(|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*)(?:<([^<>\n]+)>|([^\s()<>]+))/gm
const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const OURS = new RegExp(`^file:(${ID})$`, 'i')
const EXPORTED = new RegExp(`(?:^|/)files/(${ID})-[^/]+$`, 'i')

type Text = Pick<Imported, 'path' | 'content'>

/** A text with what it names replaced; null leaves it as it is written. */
export const withReferences = (content: string, other: (reference: string) => string | null): string =>
  content.replaceAll(NAMED, (all, angled?: string, bare?: string) => other(angled ?? bare!) ?? all)

/** The id of one of our files that a reference names, in small letters. */
export const fileNamed = (reference: string): string | null => OURS.exec(reference)?.[1]?.toLowerCase() ?? null

/** The id an export has put into a file's path. */
export const exportedAs = (place: string): string | null => EXPORTED.exec(place)?.[1]?.toLowerCase() ?? null

/** Ids of our files that a text names. */
export const filesNamedIn = (content: string): string[] =>
  referencesIn(content).flatMap((reference) => fileNamed(reference) ?? [])

/** The places inside its source that a text names. */
export const placesIn = ({ path, content }: Text): string[] =>
  referencesIn(content).map((reference) => placeFrom(path, reference))

const referencesIn = (content: string): string[] =>
  [...content.matchAll(NAMED)].map(([, angled, bare]) => angled ?? bare!)

/** Where a reference leads, from the file it stands in; one with a slash in front, from the top. */
export function placeFrom(path: string, reference: string): string {
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
