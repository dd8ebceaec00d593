import { Center, Loader } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { type ComponentType, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { withWords } from '../../lib/i18n.ts'
import { latePart } from '../../lib/patiently.ts'
import { NotFoundPage } from './trouble-pages.tsx'

const ArticlePage = latePart(() =>
  import('../../features/knowledge/editor/article-page.tsx').then((m) => ({ default: m.ArticlePage })),
)
const ArticlesPage = latePart(() =>
  import('../../features/knowledge/list/articles-page.tsx').then((m) => ({ default: m.ArticlesPage })),
)
const TroubleshooterPage = latePart(() =>
  withWords('troubleshooters', import('../../features/troubleshooters/troubleshooter-page.tsx')).then((m) => ({
    default: m.TroubleshooterPage,
  })),
)

const places: Record<string, ComponentType> = {
  articles: ArticlesPage,
  attention: latePart(() =>
    import('../../features/knowledge/care/attention-page.tsx').then((m) => ({ default: m.AttentionPage })),
  ),
  gaps: latePart(() => import('../../features/knowledge/care/gaps-page.tsx').then((m) => ({ default: m.GapsPage }))),
  searches: latePart(() =>
    import('../../features/knowledge/care/searches-page.tsx').then((m) => ({ default: m.SearchesPage })),
  ),
  results: latePart(() =>
    import('../../features/knowledge/care/results-page.tsx').then((m) => ({ default: m.ResultsPage })),
  ),
  shelves: latePart(() =>
    import('../../features/knowledge/shelves/shelves-page.tsx').then((m) => ({ default: m.ShelvesPage })),
  ),
  troubleshooters: latePart(() =>
    withWords('troubleshooters', import('../../features/troubleshooters/troubleshooters-page.tsx')).then((m) => ({
      default: m.TroubleshootersPage,
    })),
  ),
  transfer: latePart(() =>
    import('../../features/knowledge/shelves/transfer-page.tsx').then((m) => ({ default: m.TransferPage })),
  ),
}

/** Places in which one thing can be opened. */
const opened: Record<string, ComponentType> = { articles: ArticlePage, troubleshooters: TroubleshooterPage }

/** What the address names: a place, or one article or troubleshooter. */
export function KnowledgePlaces() {
  const { t } = useTranslation()
  const { _splat = '' } = useParams({ strict: false })
  const [place = '', id, ...more] = _splat.split('/')
  const Place = id ? opened[place] : places[place]
  if (!Place || more.length > 0) return <NotFoundPage />
  return (
    <Suspense
      fallback={
        <Center h="100%" role="status" aria-label={t('common.loading')}>
          <Loader size="sm" color="gray" />
        </Center>
      }
    >
      <Place key={id} />
    </Suspense>
  )
}
