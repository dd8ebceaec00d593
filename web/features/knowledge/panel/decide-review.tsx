import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleReview } from '../../../../server/domains/knowledge/contract.ts'
import classes from './panel.module.css'

type Decision = NonNullable<ArticleReview['decision']>

interface Props {
  review: ArticleReview | null
  /** Asked for by the reader: one does not approve one's own. */
  mine: boolean
  busy: boolean
  onDecide: (decision: Decision, comment: string) => void
}

/** For who reads it: approve or say what is missing. For who asked: take it back. */
export function DecideReview({ review, mine, busy, onDecide }: Props) {
  const { t } = useTranslation('knowledge')
  const [comment, setComment] = useState('')
  const who = review?.reviewer?.name ?? t('review.somebody')
  if (mine) {
    return (
      <>
        <p className={classes.quiet}>{t('review.waiting', { name: who })}</p>
        <div className={classes.buttons}>
          <Button size="compact-md" variant="default" disabled={busy} onClick={() => onDecide('withdrawn', '')}>
            {t('review.take_back')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      {review?.asked_by && <p className={classes.quiet}>{t('review.asked_by', { name: review.asked_by.name })}</p>}
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxRows={8}
        aria-label={t('review.comment')}
        placeholder={t('review.comment')}
        value={comment}
        maxLength={2000}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button size="compact-md" disabled={busy} onClick={() => onDecide('approved', comment.trim())}>
          {t('review.approve')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          disabled={busy || !comment.trim()}
          title={comment.trim() ? undefined : t('review.say_what')}
          onClick={() => onDecide('changes_wanted', comment.trim())}
        >
          {t('review.want_changes')}
        </Button>
      </div>
    </>
  )
}
