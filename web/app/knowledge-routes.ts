import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { withWords } from '../lib/i18n.ts'
import type { KnowledgeSearch } from '../lib/knowledge-search.ts'

/** The knowledge base. Its places share one route: which one is shown is found out where they are fetched. */
export function knowledgeRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const knowledge = createRoute({
    getParentRoute,
    path: '/knowledge',
    component: lazyRouteComponent(
      () => withWords('knowledge', import('./pages/knowledge-layout.tsx')),
      'KnowledgeLayout',
    ),
  })
  const place = createRoute({
    getParentRoute: () => knowledge,
    path: '$',
    // Read leniently where it is used: the first script need not know how.
    validateSearch: (search: Record<string, unknown>) => search as KnowledgeSearch,
    component: lazyRouteComponent(() => import('./pages/knowledge-places.tsx'), 'KnowledgePlaces'),
  })
  return knowledge.addChildren([place])
}
