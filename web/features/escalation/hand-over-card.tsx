import { Alert } from '@mantine/core'
import { IconArrowsUpDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HandOver } from '../../../server/domains/escalation/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { serverNow } from '../../lib/server-clock.ts'
import { exact, shortDate } from '../../lib/time.ts'
import { useServerWords } from '../../lib/use-server-words.ts'
import { criterionName } from '../../lib/why-sentences.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './escalation.module.css'
import { GrantList } from './grant-list.tsx'
import { showMessage } from './show-message.ts'

interface Props {
  card: HandOver
  /** Called before a message is brought into sight. */
  onShow: () => void
}

/** Everything whoever gets a ticket needs to know; what was written leads to its message. */
export function HandOverCard({ card, onShow }: Props) {
  const { t, i18n } = useTranslation(['app', 'case', 'escalation'])
  const word = useServerWords()
  const { summary, escalation, promises, asked, emotions, clocks, grants, tasks } = card
  const open = clocks.filter(({ state }) => state === 'running' || state === 'paused')
  return (
    <div className={classes.card}>
      {card.ping_pong && (
        <Alert color="orange" icon={<IconArrowsUpDown size={16} stroke={1.5} aria-hidden />}>
          {t('escalation:card.ping_pong', { count: card.tier_moves })}
        </Alert>
      )}
      {escalation && (
        <Part title={t('escalation:card.why')}>
          <p>{criterionName(escalation.criterion, t)}</p>
          {escalation.note && <Quote {...escalation.note} onShow={onShow} />}
        </Part>
      )}
      <Part title={t('escalation:card.about')}>
        <p className={classes.quiet}>
          {[summary.category, summary.topic, summary.account_type].flatMap((one) => (one ? word(one) : [])).join(' · ')}
        </p>
        {summary.first_ask && <Quote {...summary.first_ask} onShow={onShow} />}
      </Part>
      <Part title={t('escalation:card.promises')} empty={promises.length === 0}>
        {promises.map(({ text, message_id, due_on, due }) => (
          <Quote key={`${message_id} ${text}`} text={text} message_id={message_id} onShow={onShow}>
            {(due_on || due) && (
              <b>
                {t('escalation:card.due', {
                  day: due_on ? shortDate(`${due_on}T12:00:00Z`, serverNow(), i18n.language) : due,
                })}
              </b>
            )}
          </Quote>
        ))}
      </Part>
      <Part title={t('escalation:card.asked')} empty={asked.length === 0}>
        {asked.map(({ text, message_id, answered, answer }) => (
          <Quote
            key={`${message_id} ${text}`}
            text={text}
            message_id={answer?.message_id ?? message_id}
            onShow={onShow}
          >
            <b>{t(`escalation:card.answered.${answered}`)}</b>
            {answer && <span className={classes.quiet}> {answer.text}</span>}
          </Quote>
        ))}
      </Part>
      <Part title={t('escalation:card.steps')} empty={card.steps.length === 0}>
        {card.steps.map((step) => (
          <Step key={`${step.at} ${step.kind} ${step.message_id}`} step={step} onShow={onShow} />
        ))}
      </Part>
      {emotions.first && emotions.last && (
        <Part title={t('escalation:card.feels')}>
          <p>
            {emotions.first.emotion === emotions.last.emotion
              ? word(emotions.last.emotion)
              : t('escalation:card.from_to', {
                  first: word(emotions.first.emotion),
                  last: word(emotions.last.emotion),
                })}
          </p>
        </Part>
      )}
      {open.length > 0 && (
        <Part title={t('escalation:card.time')}>
          {open.map(({ kind, due_at, breached_at }) => (
            <p key={kind}>
              {word(kind)}: {due_at ? exact(due_at, i18n.language) : '–'}
              {breached_at && <b className={classes.late}> {t('escalation:card.overdue')}</b>}
            </p>
          ))}
        </Part>
      )}
      {grants.length > 0 && (
        <Part title={t('escalation:card.grants')}>
          <GrantList grants={grants} />
        </Part>
      )}
      {tasks.length > 0 && (
        <Part title={t('escalation:card.tasks')}>
          {tasks.map(({ id, title, kind }) => (
            <p key={id}>{title ?? word(kind)}</p>
          ))}
        </Part>
      )}
    </div>
  )
}

function Part({ title, empty = false, children }: { title: string; empty?: boolean; children: ReactNode }) {
  const { t } = useTranslation('escalation')
  return (
    <section>
      <h3>{title}</h3>
      {empty ? <p className={classes.quiet}>{t('card.none')}</p> : children}
    </section>
  )
}

function Step({ step, onShow }: { step: HandOver['steps'][number]; onShow: () => void }) {
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

function Quote({ text, message_id, onShow, children }: QuoteProps) {
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
