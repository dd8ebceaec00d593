import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TicketSearch } from '../../lib/ticket-search.ts'
import classes from './board.module.css'

interface CountProps {
  label: string
  value: number
  search: TicketSearch
  strong?: boolean
  tone?: 'warn' | 'danger'
}

/** A figure of a queue, which leads to the tickets it counts. */
export function Count({ label, value, search, strong = false, tone }: CountProps) {
  const { i18n } = useTranslation()
  const figure = value.toLocaleString(i18n.language)
  return (
    <td
      className={`tabular ${classes.number}`}
      data-label={label}
      data-tone={value > 0 ? tone : undefined}
      data-strong={(strong && value > 0) || undefined}
    >
      {value > 0 ? (
        <Link to="/tickets" search={search} aria-label={`${label}: ${figure}`}>
          {figure}
        </Link>
      ) : (
        <span className={classes.quiet}>0</span>
      )}
    </td>
  )
}
