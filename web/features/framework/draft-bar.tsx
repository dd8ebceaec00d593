import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { carryDraft } from './draft.ts'
import classes from './framework.module.css'
import type { Reading } from './use-reading.ts'

interface Props {
  text: string
  reading: Reading
  onDiscard: () => void
  onReview: () => void
}

/** What the draft would do, and what can be done with it. Stays in sight while the form scrolls. */
export function DraftBar({ text, reading, onDiscard, onReview }: Props) {
  const { t } = useTranslation('framework')
  const navigate = useNavigate()
  const tryIt = () => {
    carryDraft(text)
    void navigate({ to: '/simulation' as '/' })
  }
  const canApply = reading.plan !== undefined && reading.isCurrent
  return (
    <section className={classes.bar} aria-label={t('review.title')}>
      <p role="status" className={classes.barWords} data-wrong={reading.mistakes.length > 0 || undefined}>
        {useBarWords(reading)}
      </p>
      <Group gap="xs">
        <Button variant="subtle" color="gray" onClick={onDiscard}>
          {t('bar.discard')}
        </Button>
        <Button variant="default" disabled={!canApply} onClick={tryIt}>
          {t('bar.try')}
        </Button>
        <Button disabled={!canApply} onClick={onReview}>
          {t('bar.review')}
        </Button>
      </Group>
    </section>
  )
}

function useBarWords({ plan, mistakes, findings, isCurrent }: Reading): string {
  const { t } = useTranslation('framework')
  if (!isCurrent) return t('bar.checking')
  if (mistakes.length > 0) return t('bar.mistakes', { count: mistakes.length })
  if (!plan) return ''
  const changes = plan.changes.length === 0 ? t('bar.same_text') : t('bar.changes', { count: plan.changes.length })
  return findings.length === 0 ? changes : `${changes} · ${t('bar.findings', { count: findings.length })}`
}
