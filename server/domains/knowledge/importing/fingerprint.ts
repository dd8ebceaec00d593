import { createHash } from 'node:crypto'
import type { Imported } from './imported.ts'

/** A text with what stands above it, whether it lies in a file or here; files it shows named by what they hold. */
export interface Words
  extends Pick<
    Imported,
    'title' | 'summary' | 'content' | 'category' | 'tags' | 'visibility' | 'difficulty_level' | 'is_draft' | 'addresses'
  > {
  language: string
}

/** The same for the same text in its source, whatever was made of it here. */
export const fingerprintOf = (words: Words): string =>
  hash([...saidIn(words), ...aboutIn(words), words.language, words.is_draft, words.addresses])

/** Whether both say the same to the same people; whether it is finished is another matter. */
export const isSameText = (a: Words, b: Words): boolean =>
  hash([...saidIn(a), ...aboutIn(a)]) === hash([...saidIn(b), ...aboutIn(b)])

export const saysTheSame = (a: Said, b: Said): boolean => hash(saidIn(a)) === hash(saidIn(b))

export const aboutOf = (about: About): string => JSON.stringify(aboutIn(about))

export type Said = Pick<Words, 'title' | 'summary' | 'content'>
export type About = Pick<Words, 'category' | 'tags' | 'visibility' | 'difficulty_level'>

const saidIn = ({ title, summary, content }: Said) => [plain(title), plain(summary), plain(content)]
const aboutIn = ({ category, tags, visibility, difficulty_level }: About) => [
  ...[category, tagsOf(tags), visibility, difficulty_level],
]

/** Tags as they are kept. */
export const tagsOf = (tags: readonly string[]): string[] =>
  [...new Set(tags.map((tag) => tag.trim().toLowerCase().slice(0, 60)))].filter((tag) => tag !== '').slice(0, 30)

const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim()

const hash = (values: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(values)).digest('hex')
