import { readHead } from './front-matter.ts'
import { identityIn } from './identity.ts'
import type { Imported } from './imported.ts'

/** `guides/reset.zh.md` and `zh/guides/reset.md` are the Chinese of `guides/reset`. */
const LANGUAGE_IN_NAME = /[._-](en|zh|de|fr|es|it|pt|nl|ja|ko|pl|ru|tr|ar|sv|da|fi|nb|cs|uk)$/
const LANGUAGE_FOLDER = /^(en|zh|de|fr|es|it|pt|nl|ja|ko|pl|ru|tr|ar|sv|da|fi|nb|cs|uk)$/
const FIRST_HEADING = /^\s*#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\r?\n|$)/

/** An article from a Markdown file: what its head says, else what its path and its first heading say. */
export function readMarkdown(path: string, text: string): Imported {
  const { head, text: body, fault } = readHead(text.replaceAll('\r\n', '\n'))
  const { key, language, folder, name } = placeOf(path)
  const identity = identityIn(head)
  const heading = head.title === undefined ? FIRST_HEADING.exec(body) : null
  const category = head.category ?? head.categories?.[0] ?? head.section ?? folder
  return {
    ...{ key: identity.key ?? key, path, category },
    language: head.language ?? head.lang ?? language,
    title: (head.title ?? heading?.[1] ?? name.replaceAll(/[-_]+/g, ' ')).trim().slice(0, 200),
    summary: (head.summary ?? head.description ?? '').trim().slice(0, 500),
    content: (heading ? body.slice(heading[0].length) : body).trim(),
    tags: head.tags ?? head.labels ?? [],
    visibility: head.visibility ?? 'public',
    difficulty_level: head.difficulty_level ?? 'beginner',
    is_draft: head.draft ?? false,
    addresses: [...(head.redirects ?? []), ...(head.aliases ?? [])].filter((address) => address.startsWith('/')),
    exported: identity.exported,
    notes: [...(fault ? [fault] : []), ...identity.notes],
  }
}

/** What a path says: whose translation it is, its language, the folder it lies in and its bare name. */
export function placeOf(path: string): { key: string; language: string | null; folder: string | null; name: string } {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  const file = parts.pop()!.replace(/\.(md|markdown|html?)$/i, '')
  const inName = LANGUAGE_IN_NAME.exec(file)?.[1] ?? null
  const inFolder = parts.find((part) => LANGUAGE_FOLDER.test(part)) ?? null
  const name = inName ? file.slice(0, -inName.length - 1) : file
  const folders = parts.filter((part) => part !== inFolder)
  return { key: [...folders, name].join('/'), language: inName ?? inFolder, folder: folders.at(-1) ?? null, name }
}
