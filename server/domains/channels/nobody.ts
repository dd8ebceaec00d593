import type { Context } from '../../platform/context.ts'
import { accountsAmong } from './accounts/among.ts'

/** Mailboxes behind which nobody reads, alone or behind what they speak for; RFC 2142 and what programs call themselves. */
const NOBODY =
  /^(.*[+._-])?(no[._-]?reply|do[._-]?not[._-]?reply|auto(mated)?[._-]?(reply|response|responder)|mailer-?daemon|bounces?)\d*([+._-].*)?@/i
const MACHINE =
  /^((postmaster|nobody|daemon|listserv|majordomo)\d*([+._-].*)?|.*-(request|owner)([+._-].*)?|owner-.*)@/i

/** Whether nobody reads what is sent to an address, as its name tells. */
export const isNobody = (address: string): boolean => NOBODY.test(address) || MACHINE.test(address)

/** Whether an address is an account of ours: what is sent there comes back in. */
export const isOurOwn = async (ctx: Context, address: string): Promise<boolean> =>
  (await accountsAmong(ctx, [address])).size > 0
