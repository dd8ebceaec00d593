import { html, type Markup } from '../../../platform/html/markup.ts'
import type { Visit } from '../../../platform/http/page.ts'
import { type Site, within } from '../drawing/site.ts'
import type { Article } from './find-article.ts'

export const LONGEST_WORDS = 2_000

/** Whether it helped: one press, and then, of who says no, why. */
export function drawVerdict(site: Site, article: Article, { query }: Visit): Markup {
  return html`<section class="verdict" id="verdict" aria-labelledby="verdict-title">${asked(site, article, query.voted)}</section>`
}

function asked(site: Site, { path: address }: Article, voted: unknown): Markup {
  const its = site.words.helpful
  const path = within(site, address)
  if (voted === 'yes') return html`<p class="done" id="verdict-title" role="status">${its.thanks}</p>`
  if (voted === 'words') return html`<p class="done" id="verdict-title" role="status">${its.thanks_words}</p>`
  if (voted === 'no')
    return html`<h2 id="verdict-title">${its.say_more}</h2><form method="post" action="${path}/words"><div class="field"><label for="comment">${its.comment}</label><p class="hint" id="comment-hint">${its.hint}</p><textarea id="comment" name="comment" rows="4" maxlength="${LONGEST_WORDS}" required aria-describedby="comment-hint"></textarea></div><button>${its.send}</button></form>`
  return html`<h2 id="verdict-title">${its.ask}</h2><form class="choices" method="post" action="${path}/vote"><button class="second" name="helpful" value="yes">${its.yes}</button><button class="second" name="helpful" value="no">${its.no}</button></form>`
}
