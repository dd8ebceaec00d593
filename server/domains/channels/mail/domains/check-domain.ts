import { z } from 'zod'
import type { Context } from '../../../../platform/context.ts'
import { instantText, nowText } from '../../../../platform/context.ts'
import { emit } from '../../../../platform/events.ts'
import { defineJob, enqueue } from '../../../../platform/jobs.ts'
import { resolver } from '../../../../platform/outside/dns.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { DomainChecked } from '../../events.ts'
import type { DnsRecord, MailDomain } from '../contract.ts'
import type { DomainFacts } from './dns-facts.ts'
import { promoted } from './domain-keys.ts'
import { type DomainRow, keysOf, lockedRow, ownDomain, recordsOf, shown } from './domain-rows.ts'
import { judgeKey } from './judge-domain.ts'
import { lookUpDomain } from './look-up-domain.ts'
import { mechanismsByDomain } from './outgoing-servers.ts'

/** Looks a domain's records up now, keeps what was found, and signs from now on if the published key is ours. */
export async function checkDomain(ctx: Context, domain: string): Promise<MailDomain> {
  const { row, mechanisms } = await ownDomain(ctx, domain)
  const selectors = keysOf(row).map(({ selector }) => selector)
  const facts = await lookUpDomain({ domain, selectors, mechanisms }, resolver().fresh)
  return inTransaction(ctx, async (ctx) => {
    const before = await lockedRow(ctx, domain)
    const after = await ctx.db
      .updateTable('mail_domains')
      .set({ ...consequences(before, facts), checks: JSON.stringify(facts), checked_at: nowText(ctx) })
      .where('domain', '=', domain)
      .returningAll()
      .executeTakeFirstOrThrow()
    announce(ctx, { before, after, mechanisms })
    return shown(after, mechanisms)
  })
}

/** A silent DNS changes nothing: a key that was found yesterday is most likely still there. */
function consequences(row: DomainRow, facts: DomainFacts): Partial<DomainRow> {
  const [current, next] = keysOf(row).map((key) => judgeKey(row.domain, key, facts.dkim[key.selector]).state)
  if (next === 'ok') return { ...promoted(row), signs: true }
  return current === 'unknown' ? {} : { signs: current === 'ok' }
}

function announce(
  ctx: Context,
  { before, after, mechanisms }: { before: DomainRow; after: DomainRow; mechanisms: string[] },
): void {
  const [earlier, now] = [before, after].map((row) => recordsOf(row, mechanisms))
  const isSame = states(earlier!) === states(now!) && before.signs === after.signs
  if (isSame) return
  const count = (state: DnsRecord['state']) => now!.filter((record) => record.state === state).length
  emit(ctx, DomainChecked, {
    signs: after.signs,
    ok: count('ok'),
    missing: count('missing'),
    wrong: count('wrong'),
    unknown: count('unknown'),
  })
}

const states = (records: DnsRecord[]): string => records.map(({ name, state }) => `${name} ${state}`).join()

const checking = defineJob('channels.check_domain', z.object({ domain: z.string() }), {
  outside: true,
  max_attempts: 3,
})

export const checkDomainAgain = checking.does(async (ctx, { domain }) => {
  // Its last account may have been archived meanwhile.
  if ((await mechanismsByDomain(ctx)).has(domain)) await checkDomain(ctx, domain)
})

const RECHECK_HOURS = 24

/** Domains that were checked once are checked daily, so that a key that vanishes is noticed. */
export const recheckDomains = (ctx: Context) =>
  inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db
      .selectFrom('mail_domains')
      .select('domain')
      .where('checked_at', '<', instantText(ctx.now().subtract({ hours: RECHECK_HOURS })))
      .execute()
    for (const { domain } of rows) await enqueue(ctx, checking, { payload: { domain }, key: `check-domain:${domain}` })
  })
