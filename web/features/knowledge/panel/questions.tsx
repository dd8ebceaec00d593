import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../../server/domains/knowledge/contract.ts'
import { post, put } from '../../../lib/api.ts'
import { useMay } from '../../../lib/me.ts'
import { type ArticleQuestion, questionsQuery } from '../../../lib/queries/retrieval.ts'
import classes from './panel.module.css'
import { Section } from './section.tsx'
import { useArticleAction } from './use-article-action.ts'

/** How customers ask for it in their own words. What is accepted is part of what the article is found by. */
export function Questions({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const query = useQuery(questionsQuery(article.id))
  const all = query.data?.items ?? []
  const suggested = all.filter(({ state }) => state === 'suggested')
  const accepted = all.filter(({ state }) => state === 'accepted')
  return (
    <Section title={t('question.title')} count={accepted.length}>
      {query.isSuccess && all.length === 0 && <p className={classes.quiet}>{t('question.none')}</p>}
      <ul>
        {suggested.map((question) => (
          <Suggested key={question.id} question={question} />
        ))}
        {accepted.map(({ id, question, language }) => (
          <li key={id} className={classes.item}>
            <p className={classes.words} lang={language}>
              {question}
            </p>
          </li>
        ))}
      </ul>
      {article.may_change && <AddQuestion article={article} />}
    </Section>
  )
}

function Suggested({ question: { id, question, language, times, source } }: { question: ArticleQuestion }) {
  const { t } = useTranslation('knowledge')
  const may = useMay()('article.write')
  const { act, busy } = useArticleAction()
  const decide = (decision: 'accepted' | 'rejected') =>
    void act(() => put(`/knowledge/questions/${id}/decision`, { decision }))
  return (
    <li className={classes.item}>
      <p className={classes.words} lang={language}>
        {question}
      </p>
      <p className={classes.quiet}>{t(`question.from_${source}`, { count: times })}</p>
      {may && (
        <div className={classes.itemActions}>
          <Button size="compact-xs" variant="default" disabled={busy} onClick={() => decide('accepted')}>
            {t('question.accept')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" disabled={busy} onClick={() => decide('rejected')}>
            {t('question.reject')}
          </Button>
        </div>
      )}
    </li>
  )
}

function AddQuestion({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const { act, busy } = useArticleAction()
  const [question, setQuestion] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { question: question.trim(), language: article.language }
    if (await act(() => post(`/knowledge/articles/${article.id}/questions`, body))) setQuestion('')
  }
  return (
    <form className={classes.addQuestion} onSubmit={(event) => void submit(event)}>
      <TextInput
        size="xs"
        aria-label={t('question.add')}
        placeholder={t('question.add')}
        value={question}
        maxLength={300}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" disabled={busy || question.trim().length < 2}>
        {t('question.add_it')}
      </Button>
    </form>
  )
}
