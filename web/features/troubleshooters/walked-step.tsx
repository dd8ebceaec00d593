import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { frameworkName } from '../../lib/framework-names.ts'
import type { Previewed } from '../../lib/queries/troubleshooters.ts'
import { useCategoryName } from './category-name.ts'
import classes from './walk.module.css'

type Walk = Pick<Previewed, 'step' | 'path' | 'ticket_draft' | 'state'>

interface Props {
  walk: Walk
  busy: boolean
  /** What comes out at an end without a fix, where it is no ticket that would open. */
  draftLabel?: string
  onAnswer: (step: string, answer: string) => void
  onBack: (position: number) => void
}

/** Where one stands in a walk, what was answered before, and what comes out at its end. */
export function WalkedStep({ walk, busy, draftLabel, onAnswer, onBack }: Props) {
  const { t } = useTranslation('troubleshooters')
  const { step, path, ticket_draft } = walk
  const title = useFocusOnNext(step?.id ?? null, path.length)
  return (
    <div className={classes.walk}>
      {path.length > 0 && (
        <ol className={classes.path} aria-label={t('walk.so_far')}>
          {path.map(({ position, title, answer_text, skipped }) => (
            <li key={position}>
              {skipped ? (
                <span>{t('walk.skipped', { title })}</span>
              ) : (
                <button type="button" aria-label={t('walk.go_back', { title })} onClick={() => onBack(position)}>
                  {title}
                  <b>{answer_text}</b>
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      {step ? (
        <section className={classes.step} aria-live="polite" data-kind={step.kind}>
          <h3 ref={title} tabIndex={-1}>
            {step.title}
          </h3>
          {step.html && <Drawn html={step.html} />}
          {step.article && (
            <div className={classes.article}>
              <h4>{step.article.title}</h4>
              <Drawn html={step.article.html} />
            </div>
          )}
          {step.kind !== 'question' && step.answers.length > 0 && <p className={classes.ask}>{t('walk.helped')}</p>}
          {step.answers.length > 0 && (
            <div className={classes.answers}>
              {step.answers.map(({ id, text }) => (
                <Button key={id} variant="default" size="sm" disabled={busy} onClick={() => onAnswer(step.id, id)}>
                  {text}
                </Button>
              ))}
            </div>
          )}
        </section>
      ) : (
        <p className={classes.deadEnd} role="alert">
          {t('walk.dead_end')}
        </p>
      )}
      {ticket_draft && (
        <section className={classes.draft} aria-label={draftLabel ?? t('walk.ticket')}>
          <p>{draftLabel ?? t('walk.ticket')}</p>
          <b>{ticket_draft.subject}</b>
          <DraftPlace draft={ticket_draft} />
          <pre>{ticket_draft.text}</pre>
        </section>
      )}
    </div>
  )
}

/** Who answers by the keyboard reads on where the next step begins; the button they have pressed is gone. */
function useFocusOnNext(step: string | null, position: number) {
  const title = useRef<HTMLHeadingElement>(null)
  const place = `${position}/${step}`
  const before = useRef(place)
  useEffect(() => {
    if (before.current !== place) title.current?.focus()
    before.current = place
  }, [place])
  return title
}

/** What its end suggests: of a ticket that is there already, nothing is changed by it. */
function DraftPlace({ draft: { category, priority, team } }: { draft: NonNullable<Walk['ticket_draft']> }) {
  const { t } = useTranslation(['troubleshooters', 'app'])
  const categoryName = useCategoryName()
  const facts = [
    category && `${t('panel.ticket_category')}: ${categoryName(category)}`,
    priority && `${t('panel.priority')}: ${t(`app:priority.${priority}`)}`,
    team && `${t('panel.team')}: ${frameworkName(team)}`,
  ].filter(Boolean)
  return facts.length > 0 ? <p>{facts.join(' · ')}</p> : null
}

/** Drawn and cleaned by the server. */
function Drawn({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server draws it from Markdown and lets no markup through
  return <div className={classes.text} dangerouslySetInnerHTML={{ __html: html }} />
}
