import { Center, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inKnowledge, type KnowledgeSearch } from '../../../lib/knowledge-search.ts'
import { articleQuery } from '../../../lib/queries/knowledge.ts'
import { ErrorState } from '../../../ui/states.tsx'
import { ArticleEditor } from './article-editor.tsx'

/** One article in one language. Asked for in a language it does not have yet, it is about to be translated. */
export function ArticlePage() {
  const { t } = useTranslation()
  const { _splat = '' } = useParams({ strict: false })
  const search: KnowledgeSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const id = _splat.split('/')[1] ?? ''
  const asked = search.language && /^[a-z]{2}$/.test(search.language) ? search.language : null
  const query = useQuery(articleQuery(id, asked))
  const article = query.data
  if (query.isError && !article) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  if (!article) {
    return (
      <Center h="100%" role="status" aria-label={t('common.loading')}>
        <Loader size="sm" color="gray" />
      </Center>
    )
  }
  const language = asked ?? article.language
  return (
    <ArticleEditor
      key={`${id}:${language}`}
      article={article}
      language={language}
      onLanguage={(next) => void navigate({ ...inKnowledge(`articles/${id}`), search: { language: next } })}
    />
  )
}
