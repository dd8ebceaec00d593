import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

/** What a figure counts, as the server says it, in the reader's language; the list for 中文 is fetched by those who read it. */
export function useDefinition(): (definition: string) => string {
  const { i18n } = useTranslation()
  const isChinese = i18n.language === 'zh'
  const { data } = useQuery({
    queryKey: ['words', 'zh-knowledge-definitions'],
    queryFn: () =>
      import('../../../lib/locales/zh-knowledge-definitions.ts').then(({ definitionInChinese }) => ({
        definitionInChinese,
      })),
    enabled: isChinese,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (definition) => (isChinese && data ? data.definitionInChinese(definition) : definition)
}
