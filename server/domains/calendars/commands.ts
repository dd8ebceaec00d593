import { type Context, nowText } from '../../platform/context.ts'
import { keptStates } from './queries.ts'
import { remembered } from './resolve.ts'

/** Fingerprints that were found committed: they never go away again. */
const known = new Set<string>()

/** Keeps calendars as they are now, so that what was counted by them can be counted again. Costs nothing once they are kept. */
export async function keepCalendars(ctx: Context, fingerprints: readonly string[]): Promise<void> {
  const unknown = [...new Set(fingerprints)].filter((fingerprint) => !known.has(fingerprint))
  if (unknown.length === 0) return
  const missing = new Set(unknown)
  for (const fingerprint of await keptStates(ctx, unknown)) missing.delete(fingerprint)
  // One that this very transaction has written may still be rolled back: it is believed when another has found it.
  const written = ctx.tx?.memo.get('calendars.written') as Set<string> | undefined
  for (const fingerprint of unknown) if (!missing.has(fingerprint) && !written?.has(fingerprint)) known.add(fingerprint)
  const rows = [...missing].map((fingerprint) => ({
    fingerprint,
    calendar: JSON.stringify(remembered(fingerprint)),
    first_used_at: nowText(ctx),
  }))
  if (rows.length === 0) return
  await ctx.db
    .insertInto('calendar_states')
    .values(rows)
    .onConflict((row) => row.doNothing())
    .execute()
  ctx.tx?.memo.set('calendars.written', new Set([...(written ?? []), ...missing]))
}
