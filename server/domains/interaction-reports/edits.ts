import type { FieldError } from '../../platform/errors.ts'
import type { CauseCode, EditReport, ReportField, Step } from './contract.ts'
import type { Editing } from './fields/field.ts'
import { fieldNamed } from './fields/registry.ts'

/** Who wrote it. */
export interface Author {
  id: string
  name: string
}

/** What a person wrote, and when. `found`: what stood there then; what is found later and was not there joins a list. */
export interface Edit<Value> {
  value: Value
  by: Author | null
  at: string
  found?: string[]
}

/** All that people wrote in a report. It outlives every later finding. */
export type Edits = Partial<Record<ReportField, Edit<string | string[]>>> & {
  cause_code?: Edit<CauseCode>
  steps?: Edit<Step[]>
}

/** What the caller writes, by field; null takes back what was written. */
export type Writing = NonNullable<EditReport['fields']>

/** Everything wrong with what somebody wants to write, with its paths. */
export function problemsOf(writing: Writing): FieldError[] {
  return entriesOf(writing).flatMap(([name, value]) => {
    const message = problemOf(fieldNamed(name).editing, value)
    return message ? [{ path: `fields.${name}`, message }] : []
  })
}

type Value = Writing[ReportField]

function problemOf(editing: Editing, value: Value): string | null {
  if (editing.as === 'nothing') return editing.instead
  if (value == null) return null
  if (Array.isArray(value)) return editing.as === 'list' ? null : 'is one text, not a list'
  if (editing.as !== 'choice' || value.trim() === '' || chosen(editing.options, value)) return null
  return `is one of ${editing.options.join(', ')}`
}

/** The option as the template writes it; upper and lower case and underscores make no difference. */
export const chosen = (options: readonly string[], value: string): string | undefined =>
  options.find((option) => plain(option) === plain(value))

const plain = (text: string): string => text.trim().toLowerCase().replaceAll('_', ' ')

/** What was written, laid over what had been written before. Blank is the same as taken back. */
export function withWriting(
  edits: Edits,
  writing: Writing,
  stamp: { by: Author | null; at: string; found(name: ReportField): string[] | undefined },
): Edits {
  const after: Edits = { ...edits }
  for (const [name, given] of entriesOf(writing)) {
    const value = cleaned(fieldNamed(name).editing, given)
    if (value === null) delete after[name]
    else after[name] = { value, by: stamp.by, at: stamp.at, ...foundThen(stamp.found(name)) }
  }
  return after
}

const foundThen = (found: string[] | undefined) => (found ? { found } : {})

function cleaned(editing: Editing, given: Value): string | string[] | null {
  const parts = [given ?? []].flat().map((part) => part.trim())
  const written = parts.filter((part) => part !== '')
  if (written.length === 0) return null
  if (editing.as === 'list') return written
  return editing.as === 'choice' ? chosen(editing.options, written[0]!)! : written[0]!
}

const entriesOf = (writing: Writing) =>
  Object.entries(writing).filter(([, value]) => value !== undefined) as [ReportField, Value][]
