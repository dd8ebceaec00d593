import { useTranslation } from 'react-i18next'
import { frameworkName } from '../../../lib/framework-names.ts'
import type { KeyWords } from '../../../lib/locales/en-framework-keys.ts'
import { humanize } from '../../../lib/words.ts'
import { useForm } from './form-context.ts'
import { patternOf } from './schema.ts'

export interface Named {
  label: string
  help: string
}

/** What a key is called and what it is for, in the reader's language; a key without words is called as it is named. */
export function useKeyWords() {
  const { i18n } = useTranslation('framework')
  return (pattern: string): Named | null => {
    const words: unknown = i18n.getResource(i18n.language, 'framework_keys', pattern, { keySeparator: false })
    const known = (Array.isArray(words) ? words : null) as KeyWords | null
    return known && { label: known[0], help: known[1] }
  }
}

export function useFieldName() {
  const { root } = useForm()
  const wordsOf = useKeyWords()
  return (path: readonly string[]): Named => {
    const pattern = patternOf(root, path)
    const last = path.at(-1) ?? ''
    if (pattern.endsWith('*')) return { label: frameworkName(last), help: '' }
    return wordsOf(pattern) ?? { label: humanize(last), help: '' }
  }
}
