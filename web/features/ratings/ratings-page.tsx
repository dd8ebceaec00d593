import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../lib/me.ts'
import type { RatingSearch } from '../../lib/outcome-search.ts'
import { surveySummaryQuery, surveysQuery } from '../../lib/queries/outcome.ts'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { RatingFilters } from './rating-filters.tsx'
import { RatingList } from './rating-list.tsx'
import { RatingsSummary } from './ratings-summary.tsx'

/** How happy customers are with how their cases ended; every line opens its case. */
export function RatingsPage() {
  const { t } = useTranslation('outcome')
  const may = useMay()
  const search: RatingSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const summary = useQuery(surveySummaryQuery)
  const query = useInfiniteQuery({ ...surveysQuery(search), placeholderData: keepPreviousData })
  const surveys = query.data?.pages.flatMap((page) => page.items) ?? []
  const filter = (next: RatingSearch) => void navigate({ to: '/ratings', search: next, replace: true })
  return (
    <SettingsPage
      title={t('ratings.title')}
      intro={t('ratings.intro')}
      action={may('ticket.export') && <ExportMenu of="/surveys" filters={search} />}
    >
      <RatingsSummary
        summary={summary.data}
        failed={summary.isError}
        chosen={search.score}
        onScore={(score) => filter({ score })}
      />
      <RatingFilters search={search} onChange={filter} />
      <RatingList surveys={surveys} query={query} filtered={Object.keys(search).length > 0} />
    </SettingsPage>
  )
}
