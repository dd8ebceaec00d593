import type { Context } from '../../platform/context.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { textOfHtml } from '../../platform/html/text-of-html.ts'
import { ask } from '../../platform/questions.ts'
import type { TicketRow } from './access.ts'
import { MayBePublic, type SaidInPublic } from './questions.ts'

interface Said {
  text: string
  html?: string | null
  private?: boolean | undefined
}

/** Refuses what would tell everybody about a customer's account: 409 `not_in_public`, with what was found. */
export async function refuseInPublic(ctx: Context, ticket: TicketRow, said: Said): Promise<void> {
  if (said.private) return refuseUnlessPublic(ticket)
  const { path, found } = await saidInPublic(ctx, ticket, said)
  if (found.length === 0) return
  throw conflict(
    'not_in_public',
    `This would be said in public, and it holds what belongs to the customer’s account. Send it as a direct message, with "private": true, or take it out. The framework says so: ${path}.`,
    found.map(({ kind, text }) => ({ path: 'text', message: `${kind}: ${text}` })),
  )
}

/** What the desk says by itself goes as a direct message where it must not be said in public. */
export const mustBePrivate = async (ctx: Context, ticket: TicketRow, said: Said): Promise<boolean> =>
  (await saidInPublic(ctx, ticket, said)).found.length > 0

async function saidInPublic(ctx: Context, ticket: TicketRow, { text, html }: Said): Promise<SaidInPublic> {
  const nothing = { path: '', found: [] }
  if (!isPublic(ticket)) return nothing
  const written = html ? `${text}\n${textOfHtml(html)}` : text
  const replies = await ask(ctx, MayBePublic, { ticket, text: written })
  return replies.find((reply) => reply !== null) ?? nothing
}

/** Where everybody reads along. */
const isPublic = ({ channel }: TicketRow): boolean => channel === 'social_media'

function refuseUnlessPublic(ticket: TicketRow): void {
  if (isPublic(ticket)) return
  throw invalid('Only social media has direct messages beside public ones: on this channel nobody else reads along.', [
    { path: 'private', message: 'is for social media only' },
  ])
}
