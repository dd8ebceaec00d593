import { createUser } from '../domains/auth/commands.ts'
import type { CreateUser } from '../domains/auth/contract.ts'
import type { InboundMessage } from '../domains/channels/contract.ts'
import { receiveJson } from '../domains/channels/open-ticket.ts'
import { makeArticle, publishText } from '../domains/knowledge/commands.ts'
import type { Article, MakeArticle } from '../domains/knowledge/contract.ts'
import type { ChannelKind, Ticket } from '../domains/tickets/contract.ts'
import { getTicket } from '../domains/tickets/queries.ts'
import { asSystem, type Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'

/** Somebody who works here. */
export const aUser = (ctx: Context, changes: Partial<CreateUser> = {}) => {
  const body: CreateUser = {
    name: 'Ada Agent',
    email: `${newId()}@desk.example`,
    role: 'agent',
    skills: [],
    languages: [],
    ...changes,
  }
  return createUser(ctx, body)
}

type Message = Partial<InboundMessage> & { channel?: ChannelKind }

/** A ticket a customer has opened by writing. */
export async function aTicket(ctx: Context, { channel = 'email', ...changes }: Message = {}): Promise<Ticket> {
  const from = { name: 'Cara Customer', email: `${newId()}@customer.example` }
  const body = { external_id: newId(), from, subject: 'A question', text: 'How does this work?', ...changes }
  const { ticket_id } = await receiveJson(ctx, channel, body)
  return getTicket(ctx, ticket_id)
}

/** An article, published unless `published` is false. */
export async function anArticle(
  ctx: Context,
  { published = true, ...changes }: Partial<MakeArticle> & { published?: boolean } = {},
): Promise<Article> {
  const article = await makeArticle(asSystem(ctx), {
    title: 'Reset your password',
    content: '1. Open the settings\n2. Choose Reset',
    category: 'account',
    language: 'en',
    ...changes,
  })
  return published ? publishText(asSystem(ctx), article.id, { language: article.language }) : article
}
