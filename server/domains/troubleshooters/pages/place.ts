import type { Markup } from '../../../platform/html/markup.ts'
import type { Handling, PageReply } from '../../../platform/http/page.ts'
import type { Visibility } from '../../knowledge/contract.ts'

/** The site these pages stand in, as one visitor sees it: the help center gives it, and draws what is around them. */
export interface Place {
  language: string
  sees: Visibility
  customer_id: string | null
  /** The first page of the site. */
  home: string
  /** Where these pages begin: `/help/en/troubleshooters`, or that of the panel. */
  base: string
  /** Whether the desk takes messages there. */
  takes_tickets: boolean
  /** The mail that says "we have it". */
  confirmation(caseId: string): string
  show(page: PageOfPlace): PageReply
}

export interface PageOfPlace extends Pick<Handling, 'cookies'> {
  title: string
  body: Markup
  status?: number
  description?: string
  /** The same in other languages, where search engines may know it. */
  languages?: readonly { language: string; path: string }[]
  path?: string
}
