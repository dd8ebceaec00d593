import { useTranslation } from 'react-i18next'
import { useServerWords } from '../../../lib/use-server-words.ts'

/** A word that may stand as a value, in the reader's language. */
export function useValueWords() {
  const { i18n } = useTranslation(['app', 'framework', 'case'])
  const words = useServerWords()
  return (value: string): string => {
    const key = `framework:value.${value}`
    return i18n.exists(key) ? i18n.t(key as 'framework:value.suggest') : value.includes('/') ? value : words(value)
  }
}
