import type { Context } from '../../../../platform/context.ts'
import { decide } from '../../../../platform/decisions.ts'
import { accountsAmong } from '../../accounts/among.ts'
import { receiveAll } from '../../inbound.ts'
import type { Inbound, Received } from '../../inbound-message.ts'
import { blockedAmong } from '../../junk/blocks.ts'
import { deliveryNumberIn, readMark } from '../sending/bounce-address.ts'
import { authenticityDecision } from '../trust/verdict.ts'
import { inboundOf, recipientsOf, writerOf } from './inbound-of.ts'
import type { ReadMail } from './read-mail.ts'
import { type Fate, settleMails } from './settle-mails.ts'
import { nameWithoutTheDoor, settledBefore } from './settled-before.ts'
import { withoutTheDoor } from './without-the-door.ts'

/** Brings mails that were read through the door, in the caller's transaction, unless somebody has done so meanwhile. */
export async function enterMails(ctx: Context, read: readonly ReadMail[]): Promise<void> {
  const pending = await lockPending(ctx, read)
  const { fates, entering } = await sortOut(ctx, pending)
  const received = await receiveAll(
    ctx,
    entering.map(({ inbound }) => inbound),
  )
  for (const [index, outcome] of received.entries()) {
    const { read } = entering[index]!
    fates.push(fateOf(read, outcome))
    if (!outcome.duplicate) explain(ctx, read, outcome)
  }
  await settleMails(ctx, fates)
}

async function lockPending({ db }: Context, read: readonly ReadMail[]): Promise<ReadMail[]> {
  const rows = await db
    .selectFrom('mails')
    .select('id')
    .where(
      'id',
      'in',
      read.map(({ entry }) => entry.id),
    )
    .where('state', '=', 'pending')
    .orderBy('id')
    .forUpdate()
    .execute()
  const ids = new Set(rows.map(({ id }) => id))
  return read.filter(({ entry }) => ids.has(entry.id))
}

interface Entering {
  read: ReadMail
  inbound: Inbound
}

/** Which mails go through the door, and what becomes of the others. */
async function sortOut(ctx: Context, pending: readonly ReadMail[]): Promise<{ fates: Fate[]; entering: Entering[] }> {
  const ours = {
    accounts: await accountsAmong(ctx, pending.flatMap(addressesIn)),
    returns: await returnsTo(ctx, pending),
  }
  const blocked = await blockedAmong(
    ctx,
    pending.flatMap((one) => [one.entry.sender, writerOf(one)?.email ?? '']),
  )
  const settled = await settledBefore(ctx, pending)
  const fates: Fate[] = []
  const entering: Entering[] = []
  for (const read of pending) {
    const mail_id = read.entry.id
    const known_as = nameWithoutTheDoor(read)
    const first = known_as === null ? undefined : settled.get(known_as)
    if (first && first.mail_id !== mail_id) {
      fates.push({ mail_id, read, state: 'dropped', reason: 'duplicate', ticket_id: first.ticket_id })
      continue
    }
    // Costs statements only for reports about our own mail, of which there are few.
    const outcome = await withoutTheDoor(ctx, read, (address) => blocked.has(address))
    const inbound = outcome ? null : inboundOf(read, ours)
    if (inbound) {
      entering.push({ read, inbound })
      continue
    }
    const fate: Fate = { mail_id, read, known_as, ...(outcome ?? { state: 'quarantined', reason: 'no_sender' }) }
    fates.push(fate)
    if (known_as !== null && fate.state !== 'dropped')
      settled.set(known_as, { mail_id, ticket_id: fate.ticket_id ?? null })
  }
  return { fates, entering }
}

const addressesIn = (read: ReadMail): string[] => [
  ...recipientsOf(read),
  ...[read.mail.reply_to, read.mail.list_address].filter((address) => address !== null),
]

/** The tickets that our return addresses among the recipients lead to. */
async function returnsTo({ db }: Context, pending: readonly ReadMail[]): Promise<Map<string, string>> {
  const marks = pending.flatMap(recipientsOf).flatMap((address) => deliveryNumberIn(address) ?? [])
  if (marks.length === 0) return new Map()
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('messages', 'messages.id', 'deliveries.message_id')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select(['deliveries.number as delivery', 'tickets.number as ticket'])
    .where(
      'deliveries.number',
      'in',
      marks.map((mark) => readMark(mark).number),
    )
    .execute()
  const tickets = new Map(rows.map(({ delivery, ticket }) => [delivery, ticket]))
  return new Map(
    marks.flatMap((mark) => {
      const ticket = tickets.get(readMark(mark).number)
      return ticket ? [[mark, ticket] as const] : []
    }),
  )
}

const fateOf = (read: ReadMail, { duplicate, ticket_id, message_id }: Received): Fate =>
  duplicate
    ? { mail_id: read.entry.id, state: 'dropped', reason: 'duplicate', ticket_id, read }
    : { mail_id: read.entry.id, state: 'filed', reason: read.mail.cut, ticket_id, message_id, read }

/** Why the mail is believed or not, and why it was taken for a machine's. */
function explain(ctx: Context, { mail, authentication }: ReadMail, { ticket_id, message_id }: Received): void {
  const about = { subject_type: 'ticket', subject_id: ticket_id } as const
  if (authentication) {
    const { inputs, ...decision } = authenticityDecision(authentication)
    decide(ctx, { ...about, ...decision, inputs: { message_id, ...inputs } })
  }
  if (mail.automatic === 'none') return
  decide(ctx, {
    ...about,
    kind: 'automatic',
    rule: mail.automatic,
    inputs: { message_id, sign: mail.automatic_reason },
    result: { wakes: mail.automatic === 'list', answered_automatically: false },
  })
}
