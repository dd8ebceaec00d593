import { en as pagesEn } from './pages-en.ts'
import { zh as pagesZh } from './pages-zh.ts'
import { en as requestEn } from './request-en.ts'
import { zh as requestZh } from './request-zh.ts'

/** What customers read, by language. */
export const REQUEST_WORDS = { en: requestEn, zh: requestZh }
export const PAGE_WORDS = { en: pagesEn, zh: pagesZh }
