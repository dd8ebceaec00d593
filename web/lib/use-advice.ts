import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

/** What the server advises, in the reader's language; the list for 中文 is fetched by those who read it. */
export function useAdvice(): (advice: string) => string {
  const { i18n } = useTranslation()
  const isChinese = i18n.language === 'zh'
  const { data } = useQuery({
    queryKey: ['words', 'zh-advice'],
    queryFn: () => import('./locales/zh-advice.ts').then(({ adviceInChinese }) => ({ adviceInChinese })),
    enabled: isChinese,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (advice) => (isChinese && data ? data.adviceInChinese(advice) : advice)
}
