import { useMemo } from 'react'
import { kindOf, patternsOf, type Schema, schemaAt } from './schema.ts'
import { useKeyWords } from './use-key-words.ts'

export type Matches = (pattern: string) => boolean

/** Which keys, and what is around them, are called what the reader looks for; null while nothing is looked for. */
export function useMatches(root: Schema, wanted: string): Matches | null {
  const wordsOf = useKeyWords()
  const word = wanted.trim().toLocaleLowerCase()
  return useMemo(() => {
    if (!word) return null
    const found = patternsOf(root).filter((pattern) => {
      const words = wordsOf(pattern)
      const text = `${pattern} ${pattern.replaceAll('_', ' ')} ${words?.label ?? ''} ${words?.help ?? ''}`
      return text.toLocaleLowerCase().includes(word) && isField(root, pattern)
    })
    return (pattern) => found.some((one) => isWithin(one, pattern) || isWithin(pattern, one))
  }, [root, word, wordsOf])
}

/** A heading alone is not what somebody looks for: its fields are. */
const isField = (root: Schema, pattern: string): boolean => {
  const schema = schemaAt(root, pattern.split('.'))
  return schema !== undefined && kindOf(schema, pattern) !== 'group'
}

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}.`)
