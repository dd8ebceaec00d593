import type { Context } from '../../../platform/context.ts'
import { accountDataIn } from '../../../platform/text/account-data.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { accessTicket, type TicketRow } from '../../tickets/access.ts'
import type { PrivateReply } from './contract.ts'
import { PRIVATE_PATH } from './in-public.ts'

const WORDS = {
  en: 'We’re sorry about the trouble, and we want to put it right. To keep your account safe, please send us a direct message and we’ll go on there. You may want to remove the personal details from your post.',
  zh: '很抱歉给您带来不便，我们会尽快处理。为保护您的账户安全，请通过私信联系我们继续沟通，并建议删除帖子中的个人信息。',
} as const

/** What to say in public where a customer has told there what belongs to their account: a word of regret, and to go on in private. */
export async function privateReply(ctx: Context, ticketId: string): Promise<PrivateReply> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const language = ticket.language?.startsWith('zh') ? 'zh' : 'en'
  const found = ticket.channel === 'social_media' ? await toldInPublic(ctx, ticket) : []
  const reason = await reasonFor(ctx, ticket, found)
  const needed = reason === 'account_data'
  return { needed, found, language, text: needed ? WORDS[language] : null, reason, path: PRIVATE_PATH }
}

async function reasonFor(ctx: Context, { channel }: TicketRow, found: string[]): Promise<PrivateReply['reason']> {
  if (channel !== 'social_media') return 'not_public'
  if (!(await frameworkOf(ctx)).support_channels.social_media.escalation_to_private) return 'switched_off'
  return found.length > 0 ? 'account_data' : 'nothing_found'
}

/** Of a long thread, the last messages are the ones still talked about. */
const LAST_MESSAGES = 10

async function toldInPublic({ db }: Context, { id }: TicketRow): Promise<string[]> {
  const rows = await db
    .selectFrom('messages')
    .select('new_text')
    .where('ticket_id', '=', id)
    .where('author_type', '=', 'customer')
    .where('private', '=', false)
    .orderBy('position', 'desc')
    .limit(LAST_MESSAGES)
    .execute()
  return [...new Set(rows.flatMap(({ new_text }) => accountDataIn(new_text)).map(({ kind }) => kind))]
}
