import type { Context } from '../../../platform/context.ts'
import { html } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { redirectFor } from '../../knowledge/queries.ts'
import { show } from '../drawing/frame.ts'
import { moreHelp } from '../drawing/parts.ts'
import { type Site, within } from '../drawing/site.ts'
import { shelves, shelvesOf } from './shelves.ts'

/** What is not here may have been elsewhere before: then the way leads on. Else the page says so, and helps to find it. */
export async function showMissing(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const path = pathOf(visit.path)
  if (path.length > 1 && path.endsWith('/')) return { moved_to: encodeURI(path.replace(/\/+$/, '')) }
  const moved = await redirectFor(ctx, path, site.audience)
  if (moved) {
    const to = within(site, moved)
    // A language that is missing today may be there tomorrow.
    return moved.startsWith(`/help/${site.language}/`) ? { moved_to: to } : { see_other: to }
  }
  const { title, text } = site.words.missing
  const body = html`<div class="inner title"><h1>${title}</h1><p class="lead">${text}</p><div class="section">${shelves(site, await shelvesOf(ctx, site))}</div>${moreHelp(site)}</div>`
  return show(site, { title, status: 404, body })
}

/** Without its query, and as people would write it. */
export function pathOf(url: string): string {
  const path = url.split('?')[0]!
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
