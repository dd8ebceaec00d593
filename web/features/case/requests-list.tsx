import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketRequest } from '../../../server/domains/triage/contract.ts'
import { markPart, useMarked } from '../../lib/marked-part.ts'
import { useRuleWords } from '../../lib/use-server-words.ts'
import classes from './understanding.module.css'

/** The things asked for, one below the other; choosing one shows where it is written. */
export function RequestsList({ requests }: { requests: TicketRequest[] }) {
  const { t } = useTranslation(['app', 'case'])
  const words = useRuleWords()
  const marked = useMarked()
  useEffect(() => () => markPart(null), [])
  const show = ({ message_id, start, end }: TicketRequest) => message_id && markPart({ message_id, start, end })
  return (
    <section className={classes.requests} aria-label={t('case:understanding.requests', { count: requests.length })}>
      <h3 title={t('case:understanding.requests_hint')}>
        {t('case:understanding.requests', { count: requests.length })}
      </h3>
      <ol>
        {requests.map((request) => (
          <li key={`${request.message_id} ${request.start}`}>
            <button
              type="button"
              aria-pressed={marked?.message_id === request.message_id && marked?.start === request.start}
              onClick={() => show(request)}
              onFocus={() => show(request)}
              onKeyDown={(event) => event.key === 'Escape' && markPart(null)}
            >
              <span title={request.text}>{request.text}</span>
              <small>
                {[...new Set([request.category, request.topic ?? request.category])].map(words).join(' · ')}
              </small>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
