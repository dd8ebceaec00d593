import { defineQuestion } from '../../platform/questions.ts'

/** What is looked for in the articles, and whether whoever looks is known to be a customer. */
export interface PageAsked {
  words: string
  language: string | undefined
  is_customer: boolean
  limit: number
}

export interface PageArticle {
  id: string
  number: number
  language: string
  title: string
  summary: string
  path: string
}

/** Which articles help on a page of an app? Those its reader may see, best first. */
export const ArticlesForPage = defineQuestion<PageAsked, PageArticle[]>('ArticlesForPage')
