import type { Context } from '../../../platform/context.ts'
import { accountDataIn } from '../../../platform/text/account-data.ts'
import { getCustomer } from '../../customers/queries.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { TicketRow } from '../../tickets/access.ts'
import type { SaidInPublic } from '../../tickets/questions.ts'

export const PRIVATE_PATH = 'support_channels.social_media.escalation_to_private'

/** What of the customer's account a text would say in public, unless the framework does not mind. Our own addresses are public. */
export async function saidInPublic(
  ctx: Context,
  { ticket, text }: { ticket: TicketRow; text: string },
): Promise<SaidInPublic | null> {
  if (!(await frameworkOf(ctx)).support_channels.social_media.escalation_to_private) return null
  const ours = await ourAddresses(ctx)
  const found = [...accountDataIn(text), ...(await identitiesIn(ctx, ticket, text))]
  const theirs = found.filter((one) => !ours.has(plain(one.text)))
  const texts = new Set(theirs.map(({ text }) => text))
  return theirs.length > 0
    ? { path: PRIVATE_PATH, found: [...texts].map((text) => theirs.find((one) => one.text === text)!) }
    : null
}

const plain = (address: string): string =>
  address.includes('@') ? address.toLowerCase() : address.replace(/[^\d+]/g, '')

async function ourAddresses({ db }: Context): Promise<Set<string>> {
  const rows = await db
    .selectFrom('channel_accounts')
    .select('address')
    .where('channel', 'in', ['email', 'phone_support'])
    .where('archived_at', 'is', null)
    .execute()
  return new Set(rows.map(({ address }) => plain(address)))
}

/** What we know the customer by. A handle is no secret on the network it belongs to. */
async function identitiesIn(ctx: Context, { customer_id }: TicketRow, text: string) {
  const { identities } = await getCustomer(ctx, customer_id)
  return identities
    .filter(({ kind, value }) => kind === 'user_id' && isNamed(value, text))
    .map(({ value }) => ({ kind: 'user_id', text: value }))
}

/** As a word of its own, and long enough to be no everyday one. */
const isNamed = (value: string, text: string): boolean =>
  value.length >= SHORTEST_NAME && new RegExp(`(?<![\\w-])${RegExp.escape(value)}(?![\\w-])`, 'i').test(text)
const SHORTEST_NAME = 4
