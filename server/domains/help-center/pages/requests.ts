import type { Context } from '../../../platform/context.ts'
import { html } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { TicketQuery } from '../../tickets/contract.ts'
import { listTickets } from '../../tickets/queries.ts'
import { show } from '../drawing/frame.ts'
import { dayIn, moreHelp } from '../drawing/parts.ts'
import type { Site } from '../drawing/site.ts'

const PER_PAGE = 50

/** What a customer has asked, and how it stands, as far as a customer may know. */
export async function showRequests(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const { words, base, language } = site
  if (!site.customer_id) return { see_other: `${base}/sign-in?to=${encodeURIComponent(`${base}/requests`)}` }
  const cursor = typeof visit.query.cursor === 'string' ? { cursor: visit.query.cursor } : {}
  const { items, next_cursor } = await listTickets(ctx, TicketQuery.parse({ limit: PER_PAGE, ...cursor }))
  const rows = items.map(
    ({ case_id, subject, status, created_at }) =>
      html`<li><div class="request"><span class="state">${words.requests.states[status] ?? status}</span><b>${subject}</b><p>${case_id} · ${words.requests.written(dayIn(language, created_at))}</p></div></li>`,
  )
  const body = html`<div class="inner title"><h1>${words.requests.title}</h1>${
    rows.length > 0 ? html`<ul class="list section">${rows}</ul>` : html`<p class="lead">${words.requests.none}</p>`
  }${next_cursor && html`<p class="pages"><a href="?cursor=${encodeURIComponent(next_cursor)}">${words.results.next}</a></p>`}${moreHelp(site)}</div>`
  return show(site, { title: words.requests.title, body })
}
