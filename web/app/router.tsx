import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router'
import { ApiError } from '../lib/api.ts'
import { parseDashboardSearch } from '../lib/dashboard-search.ts'
import { speak, withMoreWords, withWords } from '../lib/i18n.ts'
import { parseRatingSearch, parseReportSearch } from '../lib/outcome-search.ts'
import { meQuery } from '../lib/queries/people.ts'
import { parseTaskSearch } from '../lib/task-search.ts'
import { parseTicketSearch } from '../lib/ticket-search.ts'
import { knowledgeRoutes } from './knowledge-routes.ts'
import { latePage } from './late-page.ts'
import { loadTicketPage } from './pages/load-ticket-page.ts'
import { NoTicketPage } from './pages/no-ticket-page.tsx'
import { TicketsPage } from './pages/tickets-page.tsx'
import { NotFoundPage, ScreenFailedPage } from './pages/trouble-pages.tsx'
import { settingsRoutes } from './settings-routes.ts'
import { Workspace } from './shell/workspace.tsx'

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { back?: string } =>
    typeof search.back === 'string' && /^\/(?!\/)/.test(search.back) ? { back: search.back } : {},
  component: latePage(() => withMoreWords('sign_in', import('../features/sign-in/sign-in-page.tsx')), 'SignInPage'),
})

const workspace = createRoute({
  getParentRoute: () => root,
  id: 'workspace',
  beforeLoad: async ({ context, location }) => {
    const me = await context.client.ensureQueryData(meQuery).catch((error: unknown) => {
      if (error instanceof ApiError && error.problem.status === 401) {
        throw redirect({ to: '/sign-in', search: { back: location.href } })
      }
      throw error
    })
    await speak(me.language)
  },
  component: Workspace,
  errorComponent: ScreenFailedPage,
})

const home = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/tickets', replace: true })
  },
})

const tickets = createRoute({
  getParentRoute: () => workspace,
  path: '/tickets',
  validateSearch: parseTicketSearch,
  component: TicketsPage,
})
const noTicket = createRoute({ getParentRoute: () => tickets, path: '/', component: NoTicketPage })
const ticket = createRoute({
  getParentRoute: () => tickets,
  path: '$ticketId',
  component: latePage(loadTicketPage, 'TicketPage'),
})

const report = createRoute({
  getParentRoute: () => workspace,
  path: '/tickets/$ticketId/report',
  component: latePage(
    () => withWords(['outcome', 'case', 'tasks'], import('../features/report/report-page.tsx')),
    'ReportPage',
  ),
})
const outcomes = createRoute({
  getParentRoute: () => workspace,
  id: 'outcomes',
  component: latePage(() => withWords('outcome', import('./pages/outcomes-layout.tsx')), 'OutcomesLayout'),
})
const ratings = createRoute({
  getParentRoute: () => outcomes,
  path: '/ratings',
  validateSearch: parseRatingSearch,
  component: latePage(() => withWords('outcome', import('../features/ratings/ratings-page.tsx')), 'RatingsPage'),
})
const reports = createRoute({
  getParentRoute: () => outcomes,
  path: '/reports',
  validateSearch: parseReportSearch,
  component: latePage(() => withWords('outcome', import('../features/report/reports-page.tsx')), 'ReportsPage'),
})

const board = createRoute({
  getParentRoute: () => workspace,
  path: '/board',
  component: latePage(() => withWords(['board', 'case'], import('../features/board/board-page.tsx')), 'BoardPage'),
})

const dashboard = createRoute({
  getParentRoute: () => workspace,
  path: '/dashboard',
  validateSearch: parseDashboardSearch,
  component: latePage(
    () => withWords(['dashboard', 'outcome'], import('../features/dashboard/dashboard-page.tsx')),
    'DashboardPage',
  ),
})

const simulation = createRoute({
  getParentRoute: () => workspace,
  path: '/simulation',
  validateSearch: ({ run }: Record<string, unknown>): { run?: string } => (typeof run === 'string' ? { run } : {}),
  component: latePage(
    () => withWords('simulation', import('../features/simulation/simulation-page.tsx')),
    'SimulationPage',
  ),
})

const tasks = createRoute({
  getParentRoute: () => workspace,
  path: '/tasks',
  validateSearch: parseTaskSearch,
  component: latePage(() => withWords('tasks', import('../features/tasks/tasks-page.tsx')), 'TasksPage'),
})

const automationsShort = createRoute({
  getParentRoute: () => workspace,
  path: '/automations',
  beforeLoad: () => {
    throw redirect({ to: '/settings/automations', replace: true })
  },
})

const routeTree = root.addChildren([
  signIn,
  workspace.addChildren([
    home,
    automationsShort,
    board,
    dashboard,
    knowledgeRoutes(() => workspace),
    simulation,
    tasks,
    tickets.addChildren([noTicket, ticket]),
    report,
    outcomes.addChildren([ratings, reports]),
    settingsRoutes(() => workspace),
  ]),
])

export const createAppRouter = (client: QueryClient) =>
  createRouter({ routeTree, context: { client }, defaultPreload: false, scrollRestoration: false })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
