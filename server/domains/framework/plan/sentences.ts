import type { Difference } from './difference.ts'
import { LABELS } from './labels.ts'

/** A change in English: "Chats per agent: 3 becomes 2." */
export function sentenceOf({ pattern, names, kind, before, after }: Difference): string {
  const what = labelOf(pattern, names)
  switch (kind) {
    case 'added':
      return `${what}: ${told(after)} is new.`
    case 'removed':
      return `${what}: ${told(before)} is gone.`
    case 'reordered':
      return `${what}: the order ${told(before)} becomes ${told(after)}.`
    case 'changed':
      return `${what}: ${told(before)} becomes ${told(after)}.`
  }
}

/** What a key is called, with the operator's own words in it. A key without a word of its own goes by its path. */
export function labelOf(pattern: string, names: readonly string[]): string {
  const label = LABELS[pattern]
  if (label === undefined) return named(pattern, '*', names)
  return named(label, '{}', names)
}

const named = (text: string, hole: string, names: readonly string[]): string =>
  names.reduce((text, name) => text.replace(hole, () => name), text)

/** Long values are told by their beginning: the texts stand beside it. */
const LONGEST = 160
function told(value: string | null): string {
  const words = value === null ? 'nothing' : value === '[]' || value === '{}' ? 'nothing' : (SPOKEN[value] ?? value)
  return words.length > LONGEST ? `${words.slice(0, LONGEST)} …` : words
}

const SPOKEN: Partial<Record<string, string>> = { true: 'yes', false: 'no' }
