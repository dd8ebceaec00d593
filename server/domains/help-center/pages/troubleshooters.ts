import type { Context } from '../../../platform/context.ts'
import { html } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import type { Place } from '../../troubleshooters/pages.ts'
import { forAll, show } from '../drawing/frame.ts'
import { articleList, crumbs, moreHelp } from '../drawing/parts.ts'
import type { Site } from '../drawing/site.ts'
import { noteSeen } from '../visits/notes.ts'
import { whoComes } from '../visits/who-comes.ts'
import { showMissing } from './missing.ts'
import { whileOpen } from './open.ts'
import { walksOn } from './walks.ts'

/** All of them, for who shortened the address of one. */
export async function showTroubleshooters(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const walks = await walksOn(ctx, site)
  if (walks.length === 0) return showMissing(ctx, visit, site)
  const { words, base, languages } = site
  const body = html`${crumbs(site, [])}<div class="inner title"><h1>${words.troubleshooters}</h1><p class="lead">${words.troubleshooters_text}</p><div class="section">${articleList(site, walks)}</div>${moreHelp(site)}</div>`
  return show(site, {
    ...{ title: words.troubleshooters, description: words.troubleshooters_text, body, path: `${base}/troubleshooters` },
    languages: languages.map((code) => ({ language: code, path: `/help/${code}/troubleshooters` })),
    ...forAll(site),
  })
}

type Draw = (ctx: Context, visit: Visit, place: Place) => Promise<PageReply>

/** The walk of a troubleshooter, in the frame of the help center. */
export const asTroubleshooter = (draw: Draw) =>
  whileOpen(async (ctx, visit, site) => {
    const reply = await draw(ctx, visit, placeOf(site))
    if (!('document' in reply) || reply.status !== 200) return reply
    const comer = whoComes(ctx, visit)
    noteSeen(ctx, comer, { kind: 'page', language: site.language, customer_id: site.customer_id })
    return { ...reply, cookies: [...(reply.cookies ?? []), ...comer.cookies] }
  })

const placeOf = (site: Site): Place => ({
  language: site.language,
  sees: site.customer_id ? 'customers' : 'public',
  customer_id: site.customer_id,
  home: site.base,
  base: `${site.base}/troubleshooters`,
  takes_tickets: site.settings.contact_form,
  confirmation: site.words.mail.received,
  show: ({ body, ...page }) => show(site, { ...page, body: html`${crumbs(site, [])}${body}` }),
})
