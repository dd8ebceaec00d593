import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ApiError } from '../lib/api.ts'
import { parseDashboardSearch } from '../lib/dashboard-search.ts'
import { parseFrameworkSearch } from '../lib/framework-search.ts'
import { speak, withMoreWords, withWords } from '../lib/i18n.ts'
import { parseLedgerSearch, parseOutboxSearch } from '../lib/mail-search.ts'
import { parseRatingSearch, parseReportSearch } from '../lib/outcome-search.ts'
import { meQuery } from '../lib/queries/people.ts'
import { parseTaskSearch } from '../lib/task-search.ts'
import { parseTicketSearch } from '../lib/ticket-search.ts'
import { loadTicketPage } from './pages/load-ticket-page.ts'
import { NoTicketPage } from './pages/no-ticket-page.tsx'
import { TicketsPage } from './pages/tickets-page.tsx'
import { NotFoundPage, ScreenFailedPage } from './pages/trouble-pages.tsx'
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
  component: lazyRouteComponent(
    () => withMoreWords('sign_in', import('../features/sign-in/sign-in-page.tsx')),
    'SignInPage',
  ),
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
  component: lazyRouteComponent(loadTicketPage, 'TicketPage'),
})

const report = createRoute({
  getParentRoute: () => workspace,
  path: '/tickets/$ticketId/report',
  component: lazyRouteComponent(
    () => withWords(['outcome', 'case', 'tasks'], import('../features/report/report-page.tsx')),
    'ReportPage',
  ),
})
const outcomes = createRoute({
  getParentRoute: () => workspace,
  id: 'outcomes',
  component: lazyRouteComponent(() => withWords('outcome', import('./pages/outcomes-layout.tsx')), 'OutcomesLayout'),
})
const ratings = createRoute({
  getParentRoute: () => outcomes,
  path: '/ratings',
  validateSearch: parseRatingSearch,
  component: lazyRouteComponent(
    () => withWords('outcome', import('../features/ratings/ratings-page.tsx')),
    'RatingsPage',
  ),
})
const reports = createRoute({
  getParentRoute: () => outcomes,
  path: '/reports',
  validateSearch: parseReportSearch,
  component: lazyRouteComponent(
    () => withWords('outcome', import('../features/report/reports-page.tsx')),
    'ReportsPage',
  ),
})

const board = createRoute({
  getParentRoute: () => workspace,
  path: '/board',
  component: lazyRouteComponent(
    () => withWords(['board', 'case'], import('../features/board/board-page.tsx')),
    'BoardPage',
  ),
})

const dashboard = createRoute({
  getParentRoute: () => workspace,
  path: '/dashboard',
  validateSearch: parseDashboardSearch,
  component: lazyRouteComponent(
    () => withWords(['dashboard', 'outcome'], import('../features/dashboard/dashboard-page.tsx')),
    'DashboardPage',
  ),
})

const simulation = createRoute({
  getParentRoute: () => workspace,
  path: '/simulation',
  validateSearch: ({ run }: Record<string, unknown>): { run?: string } => (typeof run === 'string' ? { run } : {}),
  component: lazyRouteComponent(
    () => withWords('simulation', import('../features/simulation/simulation-page.tsx')),
    'SimulationPage',
  ),
})

const tasks = createRoute({
  getParentRoute: () => workspace,
  path: '/tasks',
  validateSearch: parseTaskSearch,
  component: lazyRouteComponent(() => withWords('tasks', import('../features/tasks/tasks-page.tsx')), 'TasksPage'),
})

const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  component: lazyRouteComponent(
    () => withMoreWords('settings', import('./pages/settings-layout.tsx')),
    'SettingsLayout',
  ),
})
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/profile', replace: true })
  },
})
const profile = createRoute({
  getParentRoute: () => settings,
  path: '/profile',
  component: lazyRouteComponent(
    () => withMoreWords('story', withWords('notifications', import('../features/settings/profile-page.tsx'))),
    'ProfilePage',
  ),
})
const people = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/people/people-page.tsx'), 'PeoplePage'),
})
const teams = createRoute({
  getParentRoute: () => settings,
  path: '/teams',
  component: lazyRouteComponent(() => withWords('case', import('../features/teams/teams-page.tsx')), 'TeamsPage'),
})
const accounts = createRoute({
  getParentRoute: () => settings,
  path: '/accounts',
  component: lazyRouteComponent(
    () => withWords('accounts', import('../features/accounts/accounts-page.tsx')),
    'AccountsPage',
  ),
})
const newAccount = createRoute({
  getParentRoute: () => settings,
  path: '/accounts/new',
  component: lazyRouteComponent(
    () => withWords('accounts', import('../features/accounts/new-account-page.tsx')),
    'NewAccountPage',
  ),
})
const account = createRoute({
  getParentRoute: () => settings,
  path: '/accounts/$accountId',
  component: lazyRouteComponent(
    () => withWords('accounts', import('../features/accounts/account-page.tsx')),
    'AccountPage',
  ),
})
const domains = createRoute({
  getParentRoute: () => settings,
  path: '/domains',
  component: lazyRouteComponent(
    () => withWords('accounts', import('../features/mail-domains/domains-page.tsx')),
    'DomainsPage',
  ),
})
const outbox = createRoute({
  getParentRoute: () => settings,
  path: '/outbox',
  validateSearch: parseOutboxSearch,
  component: lazyRouteComponent(() => withWords('mail', import('../features/outbox/outbox-page.tsx')), 'OutboxPage'),
})
const ledger = createRoute({
  getParentRoute: () => settings,
  path: '/ledger',
  validateSearch: parseLedgerSearch,
  component: lazyRouteComponent(() => withWords('mail', import('../features/ledger/ledger-page.tsx')), 'LedgerPage'),
})
const blocks = createRoute({
  getParentRoute: () => settings,
  path: '/blocks',
  component: lazyRouteComponent(() => withWords('mail', import('../features/blocks/blocks-page.tsx')), 'BlocksPage'),
})
const macros = createRoute({
  getParentRoute: () => settings,
  path: '/macros',
  component: lazyRouteComponent(() => withWords('macros', import('../features/macros/macros-page.tsx')), 'MacrosPage'),
})
const framework = createRoute({
  getParentRoute: () => settings,
  path: '/framework',
  validateSearch: parseFrameworkSearch,
  component: lazyRouteComponent(
    () => withWords(['framework', 'framework_keys', 'case'], import('../features/framework/framework-page.tsx')),
    'FrameworkPage',
  ),
})

const automations = createRoute({
  getParentRoute: () => settings,
  path: '/automations',
  component: lazyRouteComponent(
    () => withWords('automations', import('../features/automations/automations-page.tsx')),
    'AutomationsPage',
  ),
})
const automationsShort = createRoute({
  getParentRoute: () => workspace,
  path: '/automations',
  beforeLoad: () => {
    throw redirect({ to: '/settings/automations', replace: true })
  },
})

const settingsPages = [
  settingsHome,
  profile,
  people,
  teams,
  accounts,
  newAccount,
  account,
  domains,
  outbox,
  ledger,
  blocks,
  macros,
  framework,
  automations,
]
const routeTree = root.addChildren([
  signIn,
  workspace.addChildren([
    home,
    automationsShort,
    board,
    dashboard,
    simulation,
    tasks,
    tickets.addChildren([noTicket, ticket]),
    report,
    outcomes.addChildren([ratings, reports]),
    settings.addChildren(settingsPages),
  ]),
])

export const createAppRouter = (client: QueryClient) =>
  createRouter({ routeTree, context: { client }, defaultPreload: false, scrollRestoration: false })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
