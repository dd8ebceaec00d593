import { Anchor, Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../../server/domains/knowledge/contract.ts'
import { put, remove } from '../../../lib/api.ts'
import { useMay, useMe } from '../../../lib/me.ts'
import { reviewsQuery } from '../../../lib/queries/knowledge.ts'
import { exact } from '../../../lib/time.ts'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import type { ArticleText } from '../editor/use-article-text.ts'
import { AskReview } from './ask-review.tsx'
import { DecideReview } from './decide-review.tsx'
import classes from './panel.module.css'
import { PublishButtons } from './publish-buttons.tsx'
import { type Act, useArticleAction } from './use-article-action.ts'

interface Props {
  article: Article
  text: ArticleText
}

/** Where the text stands, and the one thing that comes next. */
export function Standing({ article, text }: Props) {
  const { t } = useTranslation('knowledge')
  const { act, busy } = useArticleAction()
  const may = useMay()
  const standing = article.texts.find(({ language }) => language === article.language)
  const isLive = standing?.published_version != null
  const archived = article.status === 'archived'
  const state = archived ? 'archived' : isLive && article.text_state === 'draft' ? 'changed' : article.text_state
  return (
    <section className={classes.standing} data-state={state} aria-label={t('standing.label')}>
      <p className={classes.stateName}>
        <span className={classes.dot} aria-hidden="true" />
        {t(`standing.${state}`)}
      </p>
      <Hint article={article} state={state} />
      {!archived && text.dirty && article.may_change && <p className={classes.quiet}>{t('standing.save_first')}</p>}
      {!archived && <Next article={article} act={act} busy={busy || text.dirty} />}
      {isLive && !archived && article.path && (
        <p className={classes.links}>
          <Anchor href={article.path} target="_blank" rel="noreferrer" size="sm">
            {t('standing.open')} <IconExternalLink size={13} stroke={1.5} aria-hidden />
          </Anchor>
          {may('article.publish') && (
            <button
              type="button"
              className={classes.plain}
              onClick={() => void act(() => remove(publication(article)), t('standing.withdrawn'))}
            >
              {t('standing.withdraw')}
            </button>
          )}
        </p>
      )}
      {archived && may('article.publish') && (
        <Button
          size="compact-md"
          variant="default"
          loading={busy}
          onClick={() => void act(() => remove(`/knowledge/articles/${article.id}/archive`))}
        >
          {t('standing.bring_back')}
        </Button>
      )}
    </section>
  )
}

const ofText = ({ id, language }: Article) => `/knowledge/articles/${id}/texts/${language}`
const publication = (article: Article) => `${ofText(article)}/publication`

type State = Article['text_state'] | 'changed' | 'archived'

function Hint({ article, state }: { article: Article; state: State }) {
  const { t, i18n } = useTranslation('knowledge')
  const standing = article.texts.find(({ language }) => language === article.language)
  if (state === 'scheduled' && standing?.scheduled_for) {
    return (
      <p className={classes.quiet}>{t('standing.hint_at', { time: exact(standing.scheduled_for, i18n.language) })}</p>
    )
  }
  if (state === 'published' && standing?.published_at) {
    return (
      <p className={classes.quiet}>
        {t('standing.hint_published', { version: standing.published_version })}{' '}
        <TimeAgo at={standing.published_at} style="words" />
      </p>
    )
  }
  return <p className={classes.quiet}>{t(`standing.hint_${state}`)}</p>
}

interface NextProps {
  article: Article
  act: Act
  busy: boolean
}

/** What may be done from here, by whom. */
function Next({ article, act, busy }: NextProps) {
  const { t } = useTranslation('knowledge')
  const me = useMe().user.id
  const reviews = useQuery(reviewsQuery(article.id, article.language)).data ?? []
  const [newest] = reviews
  const base = ofText(article)
  const publish = (at?: string) => act(() => put(`${base}/publication`, at ? { at } : {}), t('standing.published_now'))
  switch (article.text_state) {
    case 'draft':
      return (
        <>
          {newest?.decision === 'changes_wanted' && (
            <blockquote className={classes.wanted}>
              <strong>{t('review.wanted', { name: newest.decided_by?.name ?? '' })}</strong>
              {newest.comment && <p>{newest.comment}</p>}
            </blockquote>
          )}
          {article.may_change && (
            <AskReview busy={busy} onAsk={(reviewer_id) => void act(() => put(`${base}/review`, { reviewer_id }))} />
          )}
          {article.may_publish && <PublishButtons busy={busy} quiet onPublish={(at) => void publish(at)} />}
        </>
      )
    case 'in_review':
      return (
        <DecideReview
          review={reviews.find(({ decision }) => decision === null) ?? null}
          mine={reviews.find(({ decision }) => decision === null)?.asked_by?.id === me}
          busy={busy}
          onDecide={(decision, comment) => void act(() => put(`${base}/review/decision`, { decision, comment }))}
        />
      )
    case 'approved':
      return article.may_publish ? <PublishButtons busy={busy} onPublish={(at) => void publish(at)} /> : null
    case 'scheduled':
      return article.may_publish ? (
        <div className={classes.buttons}>
          <Button size="compact-md" disabled={busy} onClick={() => void publish()}>
            {t('standing.publish_now')}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            disabled={busy}
            onClick={() => void act(() => remove(`${base}/publication`))}
          >
            {t('standing.unschedule')}
          </Button>
        </div>
      ) : null
    case 'published':
      return null
  }
}
