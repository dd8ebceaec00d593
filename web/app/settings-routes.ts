import { type AnyRoute, createRoute, redirect } from '@tanstack/react-router'
import { parseFrameworkSearch } from '../lib/framework-search.ts'
import { withMoreWords, withWords } from '../lib/i18n.ts'
import { parseLedgerSearch, parseOutboxSearch } from '../lib/mail-search.ts'
import { latePage } from './late-page.ts'

/** The settings, each page fetched when it is opened. */
export function settingsRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const settings = createRoute({
    getParentRoute,
    path: '/settings',
    component: latePage(() => withMoreWords('settings', import('./pages/settings-layout.tsx')), 'SettingsLayout'),
  })
  const parent = () => settings
  const settingsHome = createRoute({
    getParentRoute: parent,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/settings/profile', replace: true })
    },
  })
  return settings.addChildren([settingsHome, ...deskPages(parent), ...mailPages(parent), ...rulePages(parent)])
}

/** Who works here. */
function deskPages<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const profile = createRoute({
    getParentRoute,
    path: '/profile',
    component: latePage(
      () => withMoreWords('story', withWords('notifications', import('../features/settings/profile-page.tsx'))),
      'ProfilePage',
    ),
  })
  const people = createRoute({
    getParentRoute,
    path: '/people',
    component: latePage(() => import('../features/people/people-page.tsx'), 'PeoplePage'),
  })
  const teams = createRoute({
    getParentRoute,
    path: '/teams',
    component: latePage(() => withWords('case', import('../features/teams/teams-page.tsx')), 'TeamsPage'),
  })
  return [profile, people, teams] as const
}

/** Where mail comes in and goes out. */
function mailPages<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const accounts = createRoute({
    getParentRoute,
    path: '/accounts',
    component: latePage(() => withWords('accounts', import('../features/accounts/accounts-page.tsx')), 'AccountsPage'),
  })
  const newAccount = createRoute({
    getParentRoute,
    path: '/accounts/new',
    component: latePage(
      () => withWords('accounts', import('../features/accounts/new-account-page.tsx')),
      'NewAccountPage',
    ),
  })
  const account = createRoute({
    getParentRoute,
    path: '/accounts/$accountId',
    component: latePage(() => withWords('accounts', import('../features/accounts/account-page.tsx')), 'AccountPage'),
  })
  const domains = createRoute({
    getParentRoute,
    path: '/domains',
    component: latePage(
      () => withWords('accounts', import('../features/mail-domains/domains-page.tsx')),
      'DomainsPage',
    ),
  })
  const outbox = createRoute({
    getParentRoute,
    path: '/outbox',
    validateSearch: parseOutboxSearch,
    // How far a mail has come is told in the words of a conversation.
    component: latePage(
      () => withMoreWords('story', withWords('mail', import('../features/outbox/outbox-page.tsx'))),
      'OutboxPage',
    ),
  })
  const ledger = createRoute({
    getParentRoute,
    path: '/ledger',
    validateSearch: parseLedgerSearch,
    component: latePage(() => withWords('mail', import('../features/ledger/ledger-page.tsx')), 'LedgerPage'),
  })
  const blocks = createRoute({
    getParentRoute,
    path: '/blocks',
    component: latePage(() => withWords('mail', import('../features/blocks/blocks-page.tsx')), 'BlocksPage'),
  })
  return [accounts, newAccount, account, domains, outbox, ledger, blocks] as const
}

/** What the desk works by. */
function rulePages<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const macros = createRoute({
    getParentRoute,
    path: '/macros',
    component: latePage(() => withWords('macros', import('../features/macros/macros-page.tsx')), 'MacrosPage'),
  })
  const framework = createRoute({
    getParentRoute,
    path: '/framework',
    validateSearch: parseFrameworkSearch,
    component: latePage(
      () => withWords(['framework', 'framework_keys', 'case'], import('../features/framework/framework-page.tsx')),
      'FrameworkPage',
    ),
  })
  const automations = createRoute({
    getParentRoute,
    path: '/automations',
    component: latePage(
      () => withWords('automations', import('../features/automations/automations-page.tsx')),
      'AutomationsPage',
    ),
  })
  return [macros, framework, automations] as const
}
