import { useTranslation } from 'react-i18next'
import type { FrameworkFinding } from '../../../server/domains/framework/contract.ts'
import { useDurationWords } from './form/use-duration-words.ts'

/** What is hardly meant, in the reader's language where its code is known. */
export function useFindingWords() {
  const { i18n } = useTranslation('framework')
  const durationWords = useDurationWords()
  const inWords = (params: FrameworkFinding['params']) =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, durationWords(value) ?? value]))
  return ({ code, message, advice, params }: FrameworkFinding) => {
    const key = `framework:finding.${code}`
    return i18n.exists(key) ? i18n.t(key as 'framework:form.default', inWords(params)) : `${message} ${advice}`
  }
}
