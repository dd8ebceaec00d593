import { z } from 'zod'
import { readYaml } from '../../../platform/text/read-yaml.ts'
import { DifficultyLevel, Language, Visibility } from '../contract.ts'

const FENCED = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
/** A head of a text is some lines. */
const LONGEST = 20_000

const one = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const list = z.union([z.array(one), one.transform((text) => text.split(','))]).transform(trimmed)

/** Keys other programs write mean the same under more than one name. */
const Head = z.looseObject({
  title: one.optional(),
  summary: one.optional(),
  description: one.optional(),
  category: one.optional(),
  categories: list.optional(),
  section: one.optional(),
  tags: list.optional(),
  labels: list.optional(),
  language: Language.optional(),
  lang: Language.optional(),
  visibility: Visibility.optional(),
  difficulty_level: DifficultyLevel.optional(),
  draft: z.boolean().optional(),
  slug: one.optional(),
  redirects: list.optional(),
  aliases: list.optional(),
  // Other programs write all kinds of things under these.
  id: z.unknown().optional(),
  exported: z.unknown().optional(),
})
export type Head = z.output<typeof Head>

export interface Headed {
  head: Head
  text: string
  /** Why the head was left out of account; null: it was read, or there is none. */
  fault: string | null
}

/** The lines between two `---` at the beginning, and what follows them. A head that cannot be read leaves the text as it is. */
export function readHead(markdown: string): Headed {
  const match = FENCED.exec(markdown)
  if (!match) return { head: {}, text: markdown, fault: null }
  const text = markdown.slice(match[0].length)
  if (match[1]!.length > LONGEST) return { head: {}, text, fault: 'The head is too long to be one.' }
  const yaml = readYaml(match[1]!)
  if ('errors' in yaml) return { head: {}, text, fault: `The head is no YAML: ${yaml.errors[0]!.message}` }
  const read = Head.safeParse(yaml.value ?? {})
  if (read.success) return { head: read.data, text, fault: null }
  const { path, message } = read.error.issues[0]!
  return { head: {}, text, fault: `The head was left out of account. ${path.join('.')}: ${message}` }
}

function trimmed(words: string[]): string[] {
  return words.map((word) => word.trim()).filter((word) => word !== '')
}
