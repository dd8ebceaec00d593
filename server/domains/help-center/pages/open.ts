import type { Context } from '../../../platform/context.ts'
import type { AppError } from '../../../platform/errors.ts'
import { html } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { type Shown, show } from '../drawing/frame.ts'
import { type Site, siteOf } from '../drawing/site.ts'
import { showMissing } from './missing.ts'

type Draw = (ctx: Context, visit: Visit, site: Site) => Promise<PageReply>

/** A page of the help center: there while it is open, in the languages it has. */
export const whileOpen =
  (draw: Draw) =>
  async (ctx: Context, visit: Visit): Promise<PageReply> => {
    const site = await siteOf(ctx, visit)
    if (!site.settings.open) return showNotice(site, { ...site.words.not_open, status: 404 })
    const asked = visit.params.language
    if (asked !== undefined && asked !== site.language) return showMissing(ctx, visit, site)
    return draw(ctx, visit, site)
  }

/** A page that says how things are in a sentence or two. */
export const showNotice = (
  site: Site,
  { title, text, ...shown }: { title: string; text: string } & Omit<Shown, 'body' | 'title'>,
): PageReply =>
  show(site, {
    ...shown,
    title,
    body: html`<div class="inner title"><h1>${title}</h1><p class="lead">${text}</p></div>`,
  })

/** What is shown when the page could not even be asked for, or failed. */
export async function showFailure(ctx: Context, visit: Visit, { status }: AppError): Promise<PageReply> {
  const site = await siteOf(ctx, visit)
  if (status === 404) return showMissing(ctx, visit, site)
  const { too_many, unreadable, failed } = site.words.refused
  return showNotice(site, { ...(status === 429 ? too_many : status < 500 ? unreadable : failed), status })
}
