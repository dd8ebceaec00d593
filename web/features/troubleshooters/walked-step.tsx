import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Previewed } from '../../lib/queries/troubleshooters.ts'
import classes from './walk.module.css'

type Walk = Pick<Previewed, 'step' | 'path' | 'ticket_draft' | 'state'>

interface Props {
  walk: Walk
  busy: boolean
  onAnswer: (step: string, answer: string) => void
  onBack: (position: number) => void
}

/** Where one stands in a walk, what was answered before, and what comes out at its end. */
export function WalkedStep({ walk, busy, onAnswer, onBack }: Props) {
  const { t } = useTranslation('troubleshooters')
  const { step, path, ticket_draft } = walk
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
          <h3>{step.title}</h3>
          {step.html && <Drawn html={step.html} />}
          {step.article && (
            <div className={classes.article}>
              <h4>{step.article.title}</h4>
              <Drawn html={step.article.html} />
            </div>
          )}
          {step.kind !== 'question' && step.answers.length > 0 && <p className={classes.ask}>{t('walk.helped')}</p>}
          <div className={classes.answers}>
            {step.answers.map(({ id, text }) => (
              <Button key={id} variant="default" size="sm" disabled={busy} onClick={() => onAnswer(step.id, id)}>
                {text}
              </Button>
            ))}
          </div>
        </section>
      ) : (
        <p className={classes.deadEnd} role="alert">
          {t('walk.dead_end')}
        </p>
      )}
      {ticket_draft && (
        <section className={classes.draft} aria-label={t('walk.ticket')}>
          <p>{t('walk.ticket')}</p>
          <b>{ticket_draft.subject}</b>
          <pre>{ticket_draft.text}</pre>
        </section>
      )}
    </div>
  )
}

/** Drawn and cleaned by the server. */
function Drawn({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server draws it from Markdown and lets no markup through
  return <div className={classes.text} dangerouslySetInnerHTML={{ __html: html }} />
}
