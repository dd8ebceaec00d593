import i18next, { type BackendModule, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { UiLanguage } from '../../server/platform/contract.ts'
import { en } from './locales/en.ts'
import type { enAccounts } from './locales/en-accounts.ts'
import type { enAutomations } from './locales/en-automations.ts'
import type { enBoard } from './locales/en-board.ts'
import type { enCase } from './locales/en-case.ts'
import type { enDashboard } from './locales/en-dashboard.ts'
import type { enEscalation } from './locales/en-escalation.ts'
import type { enFramework } from './locales/en-framework.ts'
import type { enKeys } from './locales/en-keys.ts'
import type { enKnowledge } from './locales/en-knowledge.ts'
import type { enLists } from './locales/en-lists.ts'
import type { enMacros } from './locales/en-macros.ts'
import type { enMail } from './locales/en-mail.ts'
import type { enNewTicket } from './locales/en-new-ticket.ts'
import type { enNotifications } from './locales/en-notifications.ts'
import type { enOutcome } from './locales/en-outcome.ts'
import type { enSettings } from './locales/en-settings.ts'
import type { enSignIn } from './locales/en-sign-in.ts'
import type { enSimulation } from './locales/en-simulation.ts'
import type { enStory } from './locales/en-story.ts'
import type { enTasks } from './locales/en-tasks.ts'
import type { enTroubleshooters } from './locales/en-troubleshooters.ts'
import type { enWhy } from './locales/en-why.ts'
import { patiently } from './patiently.ts'
import { prefer, preferences } from './preferences.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: {
      app: typeof en & typeof enStory & { settings: typeof enSettings; sign_in: typeof enSignIn }
      accounts: typeof enAccounts
      automations: typeof enAutomations
      board: typeof enBoard
      case: typeof enCase
      dashboard: typeof enDashboard
      escalation: typeof enEscalation
      framework: typeof enFramework
      framework_keys: Record<string, string>
      keys: typeof enKeys
      knowledge: typeof enKnowledge
      lists: typeof enLists
      macros: typeof enMacros
      mail: typeof enMail
      new_ticket: typeof enNewTicket
      notifications: typeof enNotifications
      outcome: typeof enOutcome
      simulation: typeof enSimulation
      tasks: typeof enTasks
      troubleshooters: typeof enTroubleshooters
      why: typeof enWhy
    }
  }
}

/** Words only some pages need, fetched with those pages (`withWords`). */
const parts = {
  accounts: {
    en: () => import('./locales/en-accounts.ts').then(({ enAccounts }) => enAccounts),
    zh: () => import('./locales/zh-accounts.ts').then(({ zhAccounts }) => zhAccounts),
  },
  automations: {
    en: () => import('./locales/en-automations.ts').then(({ enAutomations }) => enAutomations),
    zh: () => import('./locales/zh-automations.ts').then(({ zhAutomations }) => zhAutomations),
  },
  board: {
    en: () => import('./locales/en-board.ts').then(({ enBoard }) => enBoard),
    zh: () => import('./locales/zh-board.ts').then(({ zhBoard }) => zhBoard),
  },
  case: {
    en: () => import('./locales/en-case.ts').then(({ enCase }) => enCase),
    zh: () => import('./locales/zh-case.ts').then(({ zhCase }) => zhCase),
  },
  dashboard: {
    en: () => import('./locales/en-dashboard.ts').then(({ enDashboard }) => enDashboard),
    zh: () => import('./locales/zh-dashboard.ts').then(({ zhDashboard }) => zhDashboard),
  },
  escalation: {
    en: () => import('./locales/en-escalation.ts').then(({ enEscalation }) => enEscalation),
    zh: () => import('./locales/zh-escalation.ts').then(({ zhEscalation }) => zhEscalation),
  },
  framework: {
    en: () => import('./locales/en-framework.ts').then(({ enFramework }) => enFramework),
    zh: () => import('./locales/zh-framework.ts').then(({ zhFramework }) => zhFramework),
  },
  framework_keys: {
    en: () => import('./locales/en-framework-keys.ts').then(({ enFrameworkKeys }) => enFrameworkKeys),
    zh: () => import('./locales/zh-framework-keys.ts').then(({ zhFrameworkKeys }) => zhFrameworkKeys),
  },
  knowledge: {
    en: () => import('./locales/en-knowledge.ts').then(({ enKnowledge }) => enKnowledge),
    zh: () => import('./locales/zh-knowledge.ts').then(({ zhKnowledge }) => zhKnowledge),
  },
  lists: {
    en: () => import('./locales/en-lists.ts').then(({ enLists }) => enLists),
    zh: () => import('./locales/zh-lists.ts').then(({ zhLists }) => zhLists),
  },
  keys: {
    en: () => import('./locales/en-keys.ts').then(({ enKeys }) => enKeys),
    zh: () => import('./locales/zh-keys.ts').then(({ zhKeys }) => zhKeys),
  },
  macros: {
    en: () => import('./locales/en-macros.ts').then(({ enMacros }) => enMacros),
    zh: () => import('./locales/zh-macros.ts').then(({ zhMacros }) => zhMacros),
  },
  mail: {
    en: () => import('./locales/en-mail.ts').then(({ enMail }) => enMail),
    zh: () => import('./locales/zh-mail.ts').then(({ zhMail }) => zhMail),
  },
  new_ticket: {
    en: () => import('./locales/en-new-ticket.ts').then(({ enNewTicket }) => enNewTicket),
    zh: () => import('./locales/zh-new-ticket.ts').then(({ zhNewTicket }) => zhNewTicket),
  },
  notifications: {
    en: () => import('./locales/en-notifications.ts').then(({ enNotifications }) => enNotifications),
    zh: () => import('./locales/zh-notifications.ts').then(({ zhNotifications }) => zhNotifications),
  },
  outcome: {
    en: () => import('./locales/en-outcome.ts').then(({ enOutcome }) => enOutcome),
    zh: () => import('./locales/zh-outcome.ts').then(({ zhOutcome }) => zhOutcome),
  },
  simulation: {
    en: () => import('./locales/en-simulation.ts').then(({ enSimulation }) => enSimulation),
    zh: () => import('./locales/zh-simulation.ts').then(({ zhSimulation }) => zhSimulation),
  },
  tasks: {
    en: () => import('./locales/en-tasks.ts').then(({ enTasks }) => enTasks),
    zh: () => import('./locales/zh-tasks.ts').then(({ zhTasks }) => zhTasks),
  },
  troubleshooters: {
    en: () => import('./locales/en-troubleshooters.ts').then(({ enTroubleshooters }) => enTroubleshooters),
    zh: () => import('./locales/zh-troubleshooters.ts').then(({ zhTroubleshooters }) => zhTroubleshooters),
  },
  why: {
    en: () => import('./locales/en-why.ts').then(({ enWhy }) => enWhy),
    zh: () => import('./locales/zh-why.ts').then(({ zhWhy }) => zhWhy),
  },
}

const fetched: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, part, done) => {
    const fetch = parts[part as keyof typeof parts]?.[language as UiLanguage]
    if (!fetch) return done(null, {})
    patiently<ResourceKey>(fetch).then(
      (words) => done(null, words),
      (error: Error) => done(error, null),
    )
  },
}

type Part = keyof typeof parts

/** A page together with the words that only it needs. */
export async function withWords<Page>(part: Part | Part[], page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, i18next.loadNamespaces(part)])
  return loaded
}

/** Words of the app itself that the list does without. */
const later = {
  errors: {
    en: () => import('./locales/en-errors.ts').then(({ enErrors }) => ({ error: { code: enErrors } })),
    zh: () => import('./locales/zh-errors.ts').then(({ zhErrors }) => ({ error: { code: zhErrors } })),
  },
  story: {
    en: () => import('./locales/en-story.ts').then(({ enStory }) => enStory),
    zh: () => import('./locales/zh-story.ts').then(({ zhStory }) => zhStory),
  },
  settings: {
    en: () => import('./locales/en-settings.ts').then(({ enSettings }) => ({ settings: enSettings })),
    zh: () => import('./locales/zh-settings.ts').then(({ zhSettings }) => ({ settings: zhSettings })),
  },
  sign_in: {
    en: () => import('./locales/en-sign-in.ts').then(({ enSignIn }) => ({ sign_in: enSignIn })),
    zh: () => import('./locales/zh-sign-in.ts').then(({ zhSignIn }) => ({ sign_in: zhSignIn })),
  },
}
type Later = keyof typeof later
const wanted = new Set<Later>()

/** A page together with words of the app that come with it. */
export async function withMoreWords<Page>(part: Later, page: Promise<Page>): Promise<Page> {
  wanted.add(part)
  const chinese = i18next.hasResourceBundle('zh', 'app') ? [bring('zh', part)] : []
  const [loaded] = await Promise.all([page, bring('en', part), ...chinese])
  return loaded
}

async function bring(language: UiLanguage, part: Later): Promise<void> {
  const words = await patiently<object>(later[part][language])
  i18next.addResourceBundle(language, 'app', words, true)
}

/** English is in the first script, being the fallback; 中文 is fetched by those who read it. */
export async function startI18n() {
  await i18next
    .use(fetched)
    .use(initReactI18next)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      ns: ['app'],
      defaultNS: 'app',
      resources: { en: { app: en } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
    })
  await speak(preferences().language)
}

/** Switches the language; null means the browser's. */
export async function speak(language: UiLanguage | null) {
  const next = language ?? browserLanguage()
  if (next === 'zh' && !i18next.hasResourceBundle('zh', 'app')) {
    const { zh } = await patiently(() => import('./locales/zh.ts'))
    i18next.addResourceBundle('zh', 'app', zh)
    await Promise.all([...wanted].map((part) => bring('zh', part)))
  }
  if (i18next.language !== next) await i18next.changeLanguage(next)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  if (preferences().language !== language) prefer({ language })
}

const browserLanguage = (): UiLanguage => (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en')
