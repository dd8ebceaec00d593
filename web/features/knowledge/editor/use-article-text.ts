import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article, WriteText } from '../../../../server/domains/knowledge/contract.ts'
import { ApiError, put } from '../../../lib/api.ts'
import {
  type ArticleDraft,
  type ArticleWords,
  forgetArticle,
  keepArticle,
  keptArticle,
  sameWords,
} from '../../../lib/article-drafts.ts'
import { articleQuery } from '../../../lib/queries/knowledge.ts'
import { sayFailed } from '../../../lib/toasts.tsx'
import { useProblemWords } from '../../../lib/use-problem-words.ts'

const nothing: ArticleWords = { title: '', summary: '', content: '' }

/**
 * The text of one language: what the server has, and over it what is being written here. Every keystroke is kept in this
 * browser; the server gets it when it is saved, and refuses what was not made from its newest version.
 */
export function useArticleText(article: Article, language: string) {
  const isThere = article.language === language
  const saved = isThere ? article : nothing
  const version = isThere ? article.version : 0
  const [draft, setDraft] = useState(() => {
    const kept = keptArticle(article.id, language)
    return kept && !sameWords(kept, saved) ? kept : null
  })
  /** Counts how often the text was replaced as a whole: editors that hold it themselves then begin anew. */
  const [replaced, setReplaced] = useState(0)
  const words = draft ?? saved
  const [isKept, setKept] = useState(true)

  const take = (next: ArticleDraft | null) => {
    setDraft(next)
    if (next) setKept(keepArticle(article.id, language, next))
    else forgetArticle(article.id, language)
  }
  const write = (change: Partial<ArticleWords>) => {
    const next = { ...pickWords(words), ...change }
    take(sameWords(next, saved) ? null : { ...next, based_on: draft?.based_on ?? version, at: Date.now() })
  }
  const replace = (next: ArticleDraft | null) => {
    take(next)
    setReplaced((times) => times + 1)
  }
  const { save, saving } = useSave({ article, language, words, based_on: draft?.based_on ?? version }, (sent) =>
    setDraft((now) => {
      if (now && !sameWords(now, sent)) return now
      forgetArticle(article.id, language)
      return null
    }),
  )
  return {
    ...{ words, version, draft, write, replace, replaced, save, saving, isKept },
    dirty: draft !== null,
    /** Somebody saved another version since this draft was begun. */
    overtaken: draft !== null && draft.based_on < version,
  }
}

export type ArticleText = ReturnType<typeof useArticleText>

const pickWords = ({ title, summary, content }: ArticleWords): ArticleWords => ({ title, summary, content })

interface Saving {
  article: Article
  language: string
  words: ArticleWords
  based_on: number
}

function useSave({ article, language, words, based_on }: Saving, onSaved: (sent: ArticleWords) => void) {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  const problem = useProblemWords()
  const saving = useMutation({
    mutationFn: (body: WriteText) => put<Article>(`/knowledge/articles/${article.id}/texts/${language}`, body),
    onSuccess: (fresh, sent) => {
      client.setQueryData(articleQuery(article.id, language).queryKey, fresh)
      onSaved({ title: sent.title, summary: sent.summary ?? '', content: sent.content })
      void client.invalidateQueries({ queryKey: ['knowledge'] })
    },
    onError: (error) => {
      // What came in meanwhile is fetched, and the text then says how it can be put together with it.
      if (error instanceof ApiError && error.problem.status === 409) {
        return client.refetchQueries({ queryKey: articleQuery(article.id, language).queryKey })
      }
      sayFailed(t('error.save'), problem(error))
    },
  })
  /** Resolves to whether the server has it now. */
  const save = async (note = ''): Promise<boolean> => {
    if (saving.isPending) return false
    return saving.mutateAsync({ ...pickWords(words), note, based_on }).then(
      () => true,
      () => false,
    )
  }
  return { save, saving: saving.isPending }
}
