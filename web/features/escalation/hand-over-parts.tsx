import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HandOver } from '../../../server/domains/escalation/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './escalation.module.css'
import { showMessage } from './show-message.ts'

/** One heading of the card. */
export function Part({ title, empty = false, children }: { title: string; empty?: boolean; children: ReactNode }) {
  const { t } = useTranslation('escalation')
  return (
    <section>
      <h3>{title}</h3>
      {empty ? <p className={classes.quiet}>{t('card.none')}</p> : children}
    </section>
  )
}

/** Something that was tried, or a move between tiers. */
export function Step({ step, onShow }: { step: HandOver['steps'][number]; onShow: () => void }) {
  const { t } = useTranslation('escalation')
  const said = step.tier
    ? t(`card.step.${step.kind === 'return' ? 'return' : 'escalation'}`, { tier: frameworkName(step.tier) })
    : t('card.step.management')
  return (
    <Quote text={step.text ?? said} message_id={step.message_id} onShow={onShow}>
      <span className={classes.quiet}>
        {step.by} <TimeAgo at={step.at} style="words" />
      </span>
    </Quote>
  )
}

interface QuoteProps {
  text: string
  message_id: string | null
  onShow: () => void
  children?: ReactNode
}

/** What was written, which leads to its message where that is known. */
export function Quote({ text, message_id, onShow, children }: QuoteProps) {
  const { t } = useTranslation('escalation')
  const show = () => {
    onShow()
    // The drawer gives the focus back as it goes; the message takes it after that.
    setTimeout(showMessage, 250, message_id)
  }
  return (
    <div className={classes.quote}>
      {message_id ? (
        <button type="button" onClick={show} title={t('card.show')}>
          {text}
        </button>
      ) : (
        <p>{text}</p>
      )}
      {children}
    </div>
  )
}
