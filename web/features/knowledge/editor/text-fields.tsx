import { Skeleton, Textarea } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../../server/domains/knowledge/contract.ts'
import { latePart } from '../../../lib/patiently.ts'
import classes from './editor.module.css'
import { MarkdownFace } from './markdown-face.tsx'
import { PreviewFace } from './preview-face.tsx'
import type { ArticleText } from './use-article-text.ts'
import type { Face } from './use-face.ts'

const RichFace = latePart(() => import('./rich-face.tsx').then((m) => ({ default: m.RichFace })))

interface Props {
  article: Article
  language: string
  text: ArticleText
  face: Face
  onFace: (face: Face) => void
}

/** For browsers that cannot fit a field to its text by themselves. */
const rowsFor = (text: string, letters: number) => Math.max(1, Math.ceil(text.length / letters))

/** Title, summary and the text itself, in the face chosen. */
export function TextFields({ article, language, text, face, onFace }: Props) {
  const { t } = useTranslation('knowledge')
  const { words, write } = text
  const readOnly = !article.may_change
  // A text that the rich face cannot hold is told of once, and left as it is.
  const [refused, setRefused] = useState(false)
  const shown = face === 'rich' && readOnly ? 'preview' : face
  if (shown === 'preview') return <PreviewFace language={language} words={words} />
  return (
    <>
      <Textarea
        variant="unstyled"
        rows={rowsFor(words.title, 40)}
        maxLength={200}
        classNames={{ input: classes.titleField }}
        aria-label={t('text.title')}
        placeholder={t('text.title_hint')}
        readOnly={readOnly}
        value={words.title}
        onChange={(event) => write({ title: event.currentTarget.value.replaceAll('\n', ' ') })}
      />
      <Textarea
        variant="unstyled"
        rows={rowsFor(words.summary, 80)}
        maxLength={500}
        classNames={{ input: classes.summaryField }}
        aria-label={t('text.summary')}
        placeholder={t('text.summary_hint')}
        readOnly={readOnly}
        value={words.summary}
        onChange={(event) => write({ summary: event.currentTarget.value })}
      />
      {refused && shown === 'markdown' && (
        <p className={classes.notice} role="status">
          {t('text.not_rich')}
        </p>
      )}
      {shown === 'rich' ? (
        <Suspense fallback={<Skeleton height={320} radius="md" />}>
          <RichFace
            key={text.replaced}
            value={words.content}
            onChange={(content) => write({ content })}
            onRefuse={() => {
              setRefused(true)
              onFace('markdown')
            }}
          />
        </Suspense>
      ) : (
        <MarkdownFace value={words.content} readOnly={readOnly} onChange={(content) => write({ content })} />
      )}
    </>
  )
}
