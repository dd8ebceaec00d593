import { Readable } from 'node:stream'
import { keepRaw } from '../../server/domains/channels/mail/raw-mail.ts'
import { enterInLedger } from '../../server/domains/channels/mail/receiving/enter-in-ledger.ts'
import type { Context } from '../../server/platform/context.ts'
import { at, type Told } from '../knowledge/told.ts'
import { DAY, MINUTE, type Moment, textOf } from '../moments.ts'
import { ANSWERS, bounceOf, mailOf, NEWSLETTER, OUT_OF_OFFICE, type Words } from './letters.ts'

const BOUNCES = 3

/** An answer of ours that a mail refers to. */
interface Answered {
  rfc_id: string
  recipient: string
  name: string
  subject: string
  language: string
}

/**
 * The last mails before the end lie in the ledger with their bytes, and are filed by the desk itself when it starts: customers
 * who write again, answers that never arrived, a word from a machine, and what is no question at all.
 */
export async function addMails(ctx: Context, { end }: Told): Promise<void> {
  const account = await ctx.db
    .selectFrom('channel_accounts')
    .select(['id', 'address'])
    .where('channel', '=', 'email')
    .orderBy('id')
    .executeTakeFirst()
  if (!account) return
  const letters = lettersTo(account.address, await lastAnswers(ctx, end), end)
  for (const [index, { sender, raw }] of letters.entries()) {
    const way = { source: 'smtp', source_key: null, account_id: account.id, peer: '203.0.113.25', helo: null } as const
    const kept = await keepRaw(Readable.from([Buffer.from(raw)]))
    const moment = at(ctx, end - (letters.length - index) * MINUTE)
    await enterInLedger(moment, [{ ...way, ...kept, sender, recipients: [account.address], arrived_at: null }])
  }
}

/** Each about another answer of ours. */
function lettersTo(to: string, answered: Answered[], end: Moment): { sender: string; raw: string }[] {
  const about = (language?: string) => {
    const index = answered.findLastIndex((one) => !language || one.language === language)
    return index < 0 ? [] : answered.splice(index, 1)
  }
  const reply = ({ rfc_id, recipient, name, subject }: Answered, words: Words) => ({
    sender: recipient,
    raw: mailOf({ ...words, from: recipient, name, subject, to, rfc_id, at: end }),
  })
  return [
    ...Array.from({ length: BOUNCES }, () => about()).flatMap((found) =>
      found.map((one) => ({ sender: '', raw: bounceOf({ ...one, to, at: end }) })),
    ),
    ...[...ANSWERS, OUT_OF_OFFICE].flatMap((words) => about(words.language).map((one) => reply(one, words))),
    { sender: NEWSLETTER.from, raw: mailOf({ ...NEWSLETTER, to, at: end }) },
  ]
}

/** Answers of the last day to mail that still wait for the customer, the newest last; one of each customer. */
async function lastAnswers({ db }: Context, end: Moment): Promise<Answered[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('tickets', 'tickets.id', 'deliveries.ticket_id')
    .innerJoin('messages', 'messages.id', 'deliveries.message_id')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .select(['deliveries.rfc_id', 'deliveries.recipients', 'customers.name', 'tickets.subject', 'tickets.language'])
    .where('deliveries.created_at', '>', textOf(end - DAY))
    .where('deliveries.channel', '=', 'email')
    .where('messages.author_type', '=', 'agent')
    .where('tickets.status', '=', 'pending')
    .where('tickets.snoozed_until', 'is', null)
    .orderBy('deliveries.created_at')
    .orderBy('deliveries.id')
    .execute()
  const found = rows.flatMap(({ rfc_id, recipients: [recipient], name, subject, language }) =>
    rfc_id && recipient ? [{ rfc_id, recipient, name: name ?? recipient, subject, language: language ?? 'en' }] : [],
  )
  return [...new Map(found.map((one) => [one.recipient, one])).values()]
}
