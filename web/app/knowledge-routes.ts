import { type AnyRoute, createRoute } from '@tanstack/react-router'
import { withWords } from '../lib/i18n.ts'
import type { KnowledgeSearch } from '../lib/knowledge-search.ts'
import { latePage } from './late-page.ts'

/** The knowledge base. Its places share one route: which one is shown is found out where they are fetched. */
export function knowledgeRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const knowledge = createRoute({
    getParentRoute,
    path: '/knowledge',
    component: latePage(() => withWords('knowledge', import('./pages/knowledge-layout.tsx')), 'KnowledgeLayout'),
  })
  const place = createRoute({
    getParentRoute: () => knowledge,
    path: '$',
    // Read leniently where it is used: the first script need not know how.
    validateSearch: (search: Record<string, unknown>) => search as KnowledgeSearch,
    component: latePage(() => import('./pages/knowledge-places.tsx'), 'KnowledgePlaces'),
  })
  return knowledge.addChildren([place])
}
