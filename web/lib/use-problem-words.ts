import { useTranslation } from 'react-i18next'
import { ApiError } from './api.ts'

/** What happened, in the reader's language: by the code where we know it, else in the server's own words. */
export function useProblemWords() {
  const { t, i18n } = useTranslation()
  return (error: unknown): string => {
    if (!(error instanceof ApiError)) return t('error.unexpected')
    const key = `error.code.${error.code}`
    if (i18n.exists(key)) return i18n.t(key as 'error.code.unreachable')
    return error.problem.detail || error.problem.title
  }
}
