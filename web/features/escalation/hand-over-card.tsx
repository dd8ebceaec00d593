import { Alert } from '@mantine/core'
import { IconArrowsUpDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { HandOver } from '../../../server/domains/escalation/contract.ts'
import { serverNow } from '../../lib/server-clock.ts'
import { exact, shortDate } from '../../lib/time.ts'
import { useServerWords } from '../../lib/use-server-words.ts'
import { criterionName } from '../../lib/why-sentences.ts'
import classes from './escalation.module.css'
import { GrantList } from './grant-list.tsx'
import { Part, Quote, Step } from './hand-over-parts.tsx'

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
