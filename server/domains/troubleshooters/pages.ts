import type { Context } from '../../platform/context.ts'
import { type Page, type PageReply, page, type Visit } from '../../platform/http/page.ts'
import { takeForm } from './pages/end-page.ts'
import type { Place } from './pages/place.ts'
import { begin, showStart } from './pages/start-page.ts'
import { showStep, takeStep } from './pages/step-page.ts'

export type { Place }

type Draw = (ctx: Context, visit: Visit, place: Place) => Promise<PageReply>

/** Where the pages are put, and how a visit there is understood. */
interface Site {
  at: string
  look: Page['spec']
  write: Page['spec']
  within(draw: Draw): Page['show']
}

/** The walk of a troubleshooter as pages without a script, for the site that puts them in its frame. */
export const troubleshooterPages = ({ at, look, write, within }: Site): Page[] => [
  page.get(`${at}/troubleshooters/:slug`, look, within(showStart)),
  page.post(`${at}/troubleshooters/:slug`, write, within(begin)),
  page.get(`${at}/troubleshooters/:slug/:token`, look, within(showStep)),
  page.get(`${at}/troubleshooters/:slug/:token/:position`, look, within(showStep)),
  page.post(`${at}/troubleshooters/:slug/:token/ticket`, write, within(takeForm)),
  page.post(`${at}/troubleshooters/:slug/:token/:position`, write, within(takeStep)),
]
