import type { Context } from '../../../platform/context.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { LANGUAGE_COOKIE, type Site, siteOf } from '../drawing/site.ts'

const YEAR_SECONDS = 31_536_000

/** `/help` and `/help/panel`: on to the language that was chosen before, or else the one the browser asks for. */
export async function findLanguage(ctx: Context, visit: Visit): Promise<PageReply> {
  const { language } = await siteOf(ctx, visit)
  const panel = visit.path.startsWith('/help/panel') ? '/panel' : ''
  return { see_other: `/help/${language}${panel}`, framed: panel !== '' }
}

/** Keeps a choice, and goes on to the page it was made for. */
export async function chooseLanguage(_ctx: Context, visit: Visit, { language }: Site): Promise<PageReply> {
  const cookies = [{ name: LANGUAGE_COOKIE, value: language, lasts_seconds: YEAR_SECONDS }]
  return { see_other: ownPath(visit.query.to) ?? `/help/${language}`, cookies }
}

/** A page of the help center, and of nobody else. */
export const ownPath = (to: unknown): string | undefined =>
  typeof to === 'string' && /^\/help\/[\w\-./%]*$/.test(to) && !to.includes('//') ? to : undefined
