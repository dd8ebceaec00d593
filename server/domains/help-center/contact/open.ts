import { asSystem, type Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { receiveRequest } from '../../channels/request-from-page.ts'
import { linkTicket } from '../../knowledge/commands.ts'
import type { Site } from '../drawing/site.ts'
import { noteDeed } from '../visits/change.ts'
import { articlesSeenIn } from '../visits/queries.ts'
import type { Written } from './fields.ts'

interface Opening {
  written: Written
  /** Names the form: sent twice, it opens one ticket. */
  external_id: string
  visit_id: string | null
  held_out: boolean
}

/** Opens the ticket, with the articles its writer had read beside it. */
export async function openRequest(ctx: Context, site: Site, opening: Opening) {
  const { written, external_id, visit_id, held_out } = opening
  const { name, email, subject, message: text, files } = written
  const { customer_id, language, words } = site
  const sent = await inTransaction(asSystem(ctx), async (ctx) => {
    const sent = await receiveRequest(ctx, {
      ...{ external_id, name, email, customer_id, subject, text, files },
      confirmation: words.mail.received,
    })
    if (!sent.duplicate) await linkWhatWasRead(ctx, visit_id, sent.ticket_id)
    return sent
  })
  await noteDeed(asSystem(ctx), visit_id, {
    ...{ language, held_out, email },
    ...{ ticket_id: sent.ticket_id, customer_id: sent.customer_id },
  })
  return sent
}

async function linkWhatWasRead(ctx: Context, visitId: string | null, ticket_id: string): Promise<void> {
  const seen = visitId ? await articlesSeenIn(ctx, visitId) : []
  for (const article_id of seen) await linkTicket(ctx, { article_id, ticket_id, how: 'read_before' })
}
