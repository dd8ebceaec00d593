import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { visitsQuery } from '../../../lib/queries/knowledge-care.ts'
import { EmptyState } from '../../../ui/states.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import shared from '../knowledge.module.css'
import { Rows } from '../rows.tsx'

/** The visits behind a number: what was read, and what became of it. */
export function VisitRows({ of }: { of: string }) {
  const { t } = useTranslation('knowledge')
  const query = useInfiniteQuery(visitsQuery(of))
  const visits = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Rows
      query={query}
      count={visits.length}
      label={t('deflection.visits')}
      empty={<EmptyState title={t('deflection.no_visits')} />}
    >
      {visits.map((visit) => (
        <li key={visit.id} className={shared.row}>
          <span className={shared.matter}>
            <span className={shared.name}>
              <TimeAgo at={visit.started_at} style="words" />
            </span>
            <span className={shared.facts}>
              <span>{visit.language.toUpperCase()}</span>
              <span>{t('deflection.looked', { views: visit.views, searches: visit.searches })}</span>
              {visit.article_ids.slice(0, 5).map((id, at) => (
                <Link key={id} {...inKnowledge(`articles/${id}`)}>
                  {t('deflection.article', { number: at + 1 })}
                </Link>
              ))}
              {visit.ticket_id && (
                <Link to="/tickets/$ticketId" params={{ ticketId: visit.ticket_id }}>
                  {t('deflection.ticket')}
                </Link>
              )}
              <span>{t(`deflection.outcome.${visit.outcome ?? 'waiting'}`)}</span>
            </span>
          </span>
        </li>
      ))}
    </Rows>
  )
}
