import type { Context } from '../../../../platform/context.ts'
import { conflict, notFound } from '../../../../platform/errors.ts'
import { emit } from '../../../../platform/events.ts'
import { isId } from '../../../../platform/ids.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { MailRequested } from '../../events.ts'
import type { LedgerDetail, ProcessMail } from '../contract.ts'
import { requestFilings } from '../filing/file-mails.ts'
import { ledgerEntry } from './queries.ts'

/**
 * Files a mail again that was set aside or dropped; what is known already adds nothing. With `as_message` it becomes a
 * message even though it was taken for a report or its writer is blocked.
 */
export const processAgain = (ctx: Context, id: string, { as_message }: ProcessMail): Promise<LedgerDetail> =>
  inTransaction(ctx, async (ctx) => {
    await ledgerEntry(ctx, id)
    const mail = isId(id)
      ? await ctx.db.selectFrom('mails').select(['state', 'whole']).where('id', '=', id).forUpdate().executeTakeFirst()
      : undefined
    if (!mail) throw notFound('mail')
    if (mail.state === 'filed') throw conflict('already_filed', 'This mail is filed. Open its ticket.')
    if (mail.state === 'pending')
      throw conflict('being_filed', 'This mail is waiting to be filed. Look again in a moment.')
    if (!mail.whole) throw conflict('not_fetched', NOT_FETCHED)
    await ctx.db
      .updateTable('mails')
      .set({ state: 'pending', reason: null, settled_at: null, attempts: 0, try_after: null, as_message })
      .where('id', '=', id)
      .execute()
    emit(ctx, MailRequested, { mail_id: id, as_message })
    await requestFilings(ctx)
    return ledgerEntry(ctx, id)
  })

const NOT_FETCHED =
  'Only the headers of this mail are here, if anything. Look at it in its mailbox, or let the account’s mailboxes be read again.'
