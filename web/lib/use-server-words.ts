import { useTranslation } from 'react-i18next'
import { frameworkName } from './framework-names.ts'

/** Where a word of the server may have words of ours, in this order. */
const PLACES = [
  'case:topic',
  'case:word',
  'app:category',
  'app:emotion',
  'case:level',
  'app:account_type',
  'app:channel',
  'app:status',
  'case:clocks',
  'case:escalate.criteria',
  'case:facet',
]

/** A word of the server in the reader's language; a new one is still readable. */
export function useServerWords() {
  const { i18n } = useTranslation(['app', 'case'])
  return (word: string) => {
    const place = PLACES.find((prefix) => i18n.exists(`${prefix}.${word}`))
    return place ? i18n.t(`${place}.${word}` as 'app:category.billing') : frameworkName(word)
  }
}

/** The name of a rule, such as `category.billing.double_charge`, in the reader's language. */
export function useRuleWords() {
  const wordFor = useServerWords()
  return (rule: string) => [...new Set(rule.split('.').map(wordFor))].join(' · ')
}
