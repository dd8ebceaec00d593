import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Resolutions } from '../../../server/domains/interaction-reports/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { neededOf } from './resolution.ts'
import classes from './resolve.module.css'

type Refusal = Resolutions['refused'][number]

interface Props {
  refused: Refusal[]
  tickets: Ticket[]
  onOpen: () => void
}

/** Which tickets could not be resolved and why, each with the way to it. */
export function RefusedList({ refused, tickets, onOpen }: Props) {
  const { t } = useTranslation('outcome')
  const why = useReason()
  return (
    <section role="status">
      {refused.length > 0 && (
        <>
          <h3 className={classes.refusedTitle}>{t('resolve.refused', { count: refused.length })}</h3>
          <p className={classes.quiet}>{t('resolve.refused_hint')}</p>
          <ul className={classes.refused}>
            {refused.map((refusal) => {
              const ticket = tickets.find(({ id }) => id === refusal.ticket_id)
              return (
                <li key={refusal.ticket_id}>
                  <Link
                    to="/tickets/$ticketId"
                    params={{ ticketId: refusal.ticket_id }}
                    search={(search) => search}
                    onClick={onOpen}
                  >
                    <span className={`${classes.refusedCase} tabular`}>{ticket?.case_id}</span>
                    <span className={classes.refusedSubject}>{ticket?.subject}</span>
                    <span className={classes.refusedWhy}>{why(refusal)}</span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}

/** The things it lacks in the reader's words; any other reason as it is known, or as the server says it. */
function useReason() {
  const { t, i18n } = useTranslation('outcome')
  return ({ code, detail, errors }: Refusal) => {
    const lacks = [...new Set(errors.flatMap(({ path }) => neededOf(path) ?? []))]
    if (lacks.length > 0) {
      const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
      return t('resolve.lacks_list', { what: list.format(lacks.map((needed) => t(`resolve.lacks.${needed}`))) })
    }
    const key = `error.code.${code}`
    return i18n.exists(key) ? i18n.t(key as 'error.code.unreachable') : detail
  }
}
