import { IconAlertCircle, IconBook2, IconBuilding, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inKnowledge } from '../../lib/knowledge-search.ts'
import type { ListPage } from '../../lib/queries/tickets.ts'
import type { TicketSearch } from '../../lib/ticket-search.ts'
import classes from './search-notes.module.css'

type Found = NonNullable<ListPage['search']>

const MOST = 3
const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** Above the tickets that were found: how the words were read, and which people, companies and articles fit them. */
export function SearchNotes({ found }: { found: Found }) {
  const { t, i18n } = useTranslation('lists')
  const { understood, customers, companies, articles, complete } = found
  const unknown = understood.filters.filter(({ known }) => !known)
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction' })
  const notes = [
    ...unknown.map(({ name, value }) => ({
      key: `${name}:${value}`,
      text: t('search.unknown', { word: `${name}:${value}` }),
    })),
    ...understood.corrected.map(({ word, to }) => ({
      key: word,
      text: t('search.corrected', { word, to: list.format(to.slice(0, MOST)) }),
    })),
    ...(complete ? [] : [{ key: 'incomplete', text: t('search.incomplete') }]),
  ]
  if (notes.length + customers.length + companies.length + articles.length === 0) return null
  return (
    <div className={classes.notes}>
      {notes.map(({ key, text }) => (
        <p key={key} className={classes.note} role="status">
          <IconAlertCircle size={14} stroke={1.5} aria-hidden />
          {text}
        </p>
      ))}
      {customers.length + companies.length > 0 && (
        <ul className={classes.people} aria-label={t('search.people')}>
          {customers.slice(0, MOST).map(({ id, name, identities }) => (
            <Place key={id} search={{ view: 'all', customer_id: id }} name={name} more={identities[0]?.value}>
              <IconUser {...icon} />
            </Place>
          ))}
          {companies.slice(0, MOST).map(({ id, name, domain }) => (
            <Place key={id} search={{ view: 'all', company_id: id }} name={name} more={domain ?? undefined}>
              <IconBuilding {...icon} />
            </Place>
          ))}
        </ul>
      )}
      {articles.length > 0 && (
        <ul className={classes.people} aria-label={t('search.articles')}>
          {articles.slice(0, MOST).map(({ id, language, title }) => (
            <li key={id}>
              <Link {...inKnowledge(`articles/${id}`)} search={{ language }} className={classes.place}>
                <IconBook2 {...icon} />
                <span className={classes.name}>{title}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface PlaceProps {
  search: TicketSearch
  name: string
  more: string | undefined
  children: React.ReactNode
}

/** The way to everything a customer or a company has asked. */
function Place({ search, name, more, children }: PlaceProps) {
  return (
    <li>
      <Link to="/tickets" search={search} className={classes.place}>
        {children}
        <span className={classes.name}>{name}</span>
        {more && <span className={classes.more}>{more}</span>}
      </Link>
    </li>
  )
}
