import { z } from 'zod'
import type { FormFile, Visit } from '../../../platform/http/page.ts'
import type { Words } from '../words/en.ts'
import { keptFile } from './tokens.ts'

export const MOST_FILES = 3
export const LARGEST_FILE = 10 * 1024 * 1024

/** What somebody wrote, as they wrote it. */
export interface Written {
  name: string
  email: string
  subject: string
  message: string
  files: readonly FormFile[]
}
type Field = Exclude<keyof Written, 'files'>
type Errors = Words['contact']['errors']
export type Wrong = Partial<Record<Field | 'files' | 'form', keyof Errors>>

const LONGEST: Record<Field, number> = { name: 200, email: 254, subject: 200, message: 20_000 }

/** Reads the form. What came in an earlier step comes again, the files too. */
export function writtenIn({ form, files }: Visit): Written {
  const kept = Object.entries(form).flatMap(([name, value]) =>
    name.startsWith('kept_') ? (keptFile(value) ?? []) : [],
  )
  const field = (name: Field) => (typeof form[name] === 'string' ? form[name].trim() : '')
  return {
    ...{ name: field('name'), email: field('email'), subject: field('subject'), message: field('message') },
    files: [...kept, ...files],
  }
}

/** What is wrong with it, by field, as the words for it are called. Nothing when it can be sent. */
export function wrongIn(written: Written): Wrong {
  const wrong: Wrong = {}
  for (const field of Object.keys(LONGEST) as Field[]) {
    if (written[field] === '') wrong[field] = field
    else if (written[field].length > LONGEST[field]) wrong[field] = 'long'
  }
  if (!wrong.email && !z.email().safeParse(written.email).success) wrong.email = 'email'
  if (written.files.length > MOST_FILES) wrong.files = 'files'
  return wrong
}
