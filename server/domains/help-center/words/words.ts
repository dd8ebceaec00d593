import { en, type Words } from './en.ts'
import { zh } from './zh.ts'

const WORDS: Record<string, Words> = { en, zh }

/** What stands around articles: in their language where we speak it, in English otherwise. */
export const wordsFor = (language: string): Words => WORDS[language] ?? en

/** A language in its own words, as its readers look for it. */
export const nameOfLanguage = (code: string): string =>
  WORDS[code]?.language_name ?? new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code

/** What browsers, search engines and screen readers call a language: Chinese here is written in short characters. */
export const localeOf = (language: string): string => (language === 'zh' ? 'zh-CN' : language)
