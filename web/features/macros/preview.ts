import type { Variable } from '../../lib/queries/macros.ts'

const BRACES = /\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\s*\}\}/gi

export interface PreviewPart {
  at: number
  text: string
  /** Put in for a variable, or a variable that stands for nothing. */
  kind: 'text' | 'value' | 'unknown'
}

/** A text with example values, in parts, so that what is put in can be told from what was written. */
export function previewOf(text: string, variables: readonly Variable[]): PreviewPart[] {
  const examples = new Map(variables.map(({ name, example }) => [name, example]))
  const parts: PreviewPart[] = []
  let done = 0
  for (const { 0: braces, 1: name, index } of text.matchAll(BRACES)) {
    const example = examples.get(name!.toLowerCase())
    if (index > done) parts.push({ at: done, text: text.slice(done, index), kind: 'text' })
    parts.push({ at: index, text: example ?? braces, kind: example === undefined ? 'unknown' : 'value' })
    done = index + braces.length
  }
  return done < text.length ? [...parts, { at: done, text: text.slice(done), kind: 'text' }] : parts
}

/** What stands in braces and for nothing. While the variables are not known, nothing is said against any. */
export const unknownIn = (text: string, variables: readonly Variable[]): string[] =>
  variables.length === 0
    ? []
    : [...new Set(previewOf(text, variables).flatMap((part) => (part.kind === 'unknown' ? part.text : [])))]
