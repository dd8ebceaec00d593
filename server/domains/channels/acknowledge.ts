import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { instantText, nowText } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { on } from '../../platform/events.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { mailAddressOf } from '../customers/queries.ts'
import { acknowledgeTicket } from '../tickets/acknowledge-ticket.ts'
import { MessageReceived, TicketOpened } from '../tickets/events.ts'
import { MailSettings } from './contract.ts'
import { queueMessage } from './delivery/outbound.ts'
import { isNobody, isOurOwn } from './nobody.ts'
import { plainAddress } from './reply-token.ts'

const telling = defineJob('channels.acknowledge', z.object({ ticket_id: z.string() }))

/**
 * Has those tickets acknowledged that were opened on an account which says so. Asked at the door, with one statement for
 * many mails: most accounts say nothing, and need no job for each to find that out.
 */
export async function requestAcknowledgements(
  ctx: Context,
  opened: readonly { id: string; account_id: string | null }[],
): Promise<void> {
  const wanting = await acknowledgingAmong(
    ctx,
    opened.flatMap(({ account_id }) => account_id ?? []),
  )
  for (const { id, account_id } of opened)
    if (account_id && wanting.has(account_id)) await enqueue(ctx, telling, { payload: { ticket_id: id } })
}

async function acknowledgingAmong({ db }: Context, accountIds: readonly string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('channel_accounts')
    .select('id')
    .where('id', '=', sql<string>`any(${[...new Set(accountIds)]}::uuid[])`)
    .where(sql<boolean>`settings ->> 'acknowledgement' <> ''`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Tells a customer that their mail has come, where the account says so; never a machine, and nobody twice a day. */
export const acknowledge = telling.does((ctx, { ticket_id }) => inTransaction(ctx, (ctx) => tell(ctx, ticket_id)))

/** Versions before asked for it by the event: what waits in the queue of one that was replaced is done, and nothing new. */
export const acknowledgeAsked = on(TicketOpened, 'acknowledge', {
  when: () => false,
  react: (ctx, { data }) => tell(ctx, data.ticket_id),
})

async function tell(ctx: Context, ticketId: string): Promise<void> {
  const opening = await openingOf(ctx, ticketId)
  const text = MailSettings.safeParse(opening?.settings).data?.acknowledgement?.trim()
  if (!opening || !text) return
  const address = opening.reply_to ?? (await mailAddressOf(ctx, opening.customer_id))
  const rule = await ruleFor(ctx, opening, address)
  const message_id =
    rule === 'sent' && address
      ? await acknowledgeTicket(ctx, opening.id, { text: text.replaceAll('{case_id}', opening.case_id), to: address })
      : null
  if (message_id) await queueMessage(ctx, message_id)
  decide(ctx, {
    subject_type: 'ticket',
    subject_id: opening.id,
    kind: 'acknowledgement',
    rule,
    inputs: { automatic: opening.automatic, authenticity: opening.authenticity, spam: opening.spam },
    result: { sent: message_id !== null, message_id },
  })
}

type Opening = NonNullable<Awaited<ReturnType<typeof openingOf>>>

/** The ticket with the mail that opened it, if a mail to an account of ours did; not what was split off another one. */
const openingOf = ({ db }: Context, ticketId: string) =>
  db
    .selectFrom('tickets')
    .innerJoin('channel_accounts', 'channel_accounts.id', 'tickets.account_id')
    .innerJoin('messages', 'messages.ticket_id', 'tickets.id')
    .leftJoin('mails', 'mails.message_id', 'messages.id')
    .select(['tickets.id', 'tickets.case_id', 'tickets.spam', 'tickets.customer_id', 'channel_accounts.settings'])
    .select(['messages.reply_to', 'messages.automatic', 'messages.authenticity', 'messages.late'])
    .select(['tickets.created_at', 'mails.sender', 'mails.source', 'mails.from_address'])
    .where('tickets.id', '=', ticketId)
    .where('tickets.channel', '=', 'email')
    .where('tickets.merged_into', 'is', null)
    .where('channel_accounts.archived_at', 'is', null)
    .where('messages.kind', '=', 'message')
    .where('messages.author_type', '=', 'customer')
    // What a split or a merge has put here came in elsewhere.
    .where(
      sql<boolean>`exists (
        select from events where events.ticket_id = tickets.id and events.name = ${MessageReceived.name}
          and events.data ->> 'message_id' = messages.id::text)`,
    )
    .orderBy('messages.position')
    .limit(1)
    .executeTakeFirst()

/** Long after the mail came "we have it" would only puzzle: it was fetched late, or lay here. */
const LATE_AFTER_HOURS = 6

/**
 * The rule that decides, as a word: `sent`, or why not. Every machine that answers answers to something: without these
 * rules two of them would go on for ever (RFC 3834, 2).
 */
async function ruleFor(ctx: Context, opening: Opening, address: string | null): Promise<string> {
  const machine = isFromMachine(opening)
  if (machine) return machine
  if (opening.late || isLongAgo(ctx, opening.created_at)) return 'late_mail'
  if (!address) return 'no_address'
  if ([address, opening.from_address ?? ''].some(isNobody)) return 'nobody_reads_there'
  if (await isOurOwn(ctx, address)) return 'own_address'
  return (await isFirstToday(ctx, address)) ? 'sent' : 'answered_today'
}

const isLongAgo = (ctx: Context, at: string): boolean =>
  ctx.now().since(Temporal.Instant.from(at)).total('hours') > LATE_AFTER_HOURS

function isFromMachine({ automatic, spam, authenticity, sender }: Opening): string | undefined {
  if (automatic !== 'none') return 'automatic_mail'
  if (spam) return 'spam'
  if (authenticity === 'fail') return 'forged_sender'
  // A mail without a return address must never be answered (RFC 5321, 4.5.5).
  if (sender === '') return 'empty_sender'
  return undefined
}

const DAY_HOURS = 24

/** Takes the one automatic answer an address may get in a day. Of two at the same moment the second waits and gets none. */
export async function isFirstToday(ctx: Context, address: string): Promise<boolean> {
  const answered_at = nowText(ctx)
  const dayAgo = instantText(ctx.now().subtract({ hours: DAY_HOURS }))
  const taken = await ctx.db
    .insertInto('automatic_answers')
    .values({ address: plainAddress(address), answered_at })
    .onConflict((row) =>
      row
        .column('address')
        .doUpdateSet({ answered_at })
        .where('automatic_answers.answered_at', '<=', sql<string>`${dayAgo}::timestamptz`),
    )
    .returning('address')
    .executeTakeFirst()
  return taken !== undefined
}

/** What is older than a day stops nobody's answer any more. */
export const forgetAnswers = ({ db, now }: Context) =>
  db
    .deleteFrom('automatic_answers')
    .where('answered_at', '<=', instantText(now().subtract({ hours: DAY_HOURS })))
    .execute()
