import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { UiLanguage } from '../../server/platform/contract.ts'
import { en } from './locales/en.ts'
import { prefer, preferences } from './preferences.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: { app: typeof en }
  }
}

/** English is in the first script, being the fallback; 中文 is fetched by those who read it. */
export async function startI18n() {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: { app: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await speak(preferences().language)
}

/** Switches the language; null means the browser's. */
export async function speak(language: UiLanguage | null) {
  const next = language ?? browserLanguage()
  if (next === 'zh' && !i18next.hasResourceBundle('zh', 'app')) {
    const { zh } = await import('./locales/zh.ts')
    i18next.addResourceBundle('zh', 'app', zh)
  }
  if (i18next.language !== next) await i18next.changeLanguage(next)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  if (preferences().language !== language) prefer({ language })
}

const browserLanguage = (): UiLanguage => (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en')
