import type { Context } from '../../platform/context.ts'
import { publicUrl } from '../../platform/env.ts'
import { emit, on } from '../../platform/events.ts'
import { ReplyTakenBack, TicketReplied } from '../tickets/events.ts'
import { ArticleLinked } from './events.ts'

const ARTICLE = /^\/help\/[a-z]{2}\/articles\/(\d{1,9})(?!\d)/
const MOST = 20

/** Numbers of the articles a text leads to in this help center; links to anybody else's are not ours to count. */
export function articlesLinkedIn(text: string, site = publicUrl()): number[] {
  const rests = text.split(site).slice(1)
  const numbers = rests.flatMap((rest) => ARTICLE.exec(rest)?.[1] ?? []).map(Number)
  return [...new Set(numbers)].slice(0, MOST)
}

/** What a reply leads its customer to counts as sent, however its link came into the reply: by hand, by a macro or by the API. */
export const noteSentArticles = on(
  TicketReplied,
  'note_sent_articles',
  async (ctx, { data, at, actor_type, actor_id }) => {
    const message = await ctx.db
      .selectFrom('messages')
      .select('new_text')
      .where('id', '=', data.message_id)
      .executeTakeFirst()
    const numbers = articlesLinkedIn(message?.new_text ?? '')
    if (numbers.length === 0) return
    const articles = await ctx.db.selectFrom('articles').select('id').where('number', 'in', numbers).execute()
    if (articles.length === 0) return
    const link = {
      ...{ ticket_id: data.ticket_id, how: 'sent', message_id: data.message_id, created_at: at },
      by_user: actor_type === 'agent' || actor_type === 'ai' ? actor_id : null,
    }
    const noted = await ctx.db
      .insertInto('article_tickets')
      .values(articles.map(({ id }) => ({ ...link, article_id: id })))
      .onConflict((row) =>
        row
          .columns(['article_id', 'ticket_id'])
          .doUpdateSet({ how: 'sent', message_id: data.message_id })
          .where('article_tickets.how', '<>', 'sent'),
      )
      .returning('article_id')
      .execute()
    for (const { article_id } of noted) say(ctx, { article_id, ticket_id: data.ticket_id, linked: true })
  },
)

/** A reply that was taken back before it left has sent nothing. */
export const forgetTakenBack = on(ReplyTakenBack, 'forget_sent_articles', async (ctx, { data }) => {
  const gone = await ctx.db
    .deleteFrom('article_tickets')
    .where('ticket_id', '=', data.ticket_id)
    .where('message_id', '=', data.message_id)
    .where('how', '=', 'sent')
    .returning('article_id')
    .execute()
  for (const { article_id } of gone) say(ctx, { article_id, ticket_id: data.ticket_id, linked: false })
})

const say = (ctx: Context, link: { article_id: string; ticket_id: string; linked: boolean }) =>
  emit(ctx, ArticleLinked, { ...link, how: 'sent' })
