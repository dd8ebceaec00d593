import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Context, instantText } from '../../platform/context.ts'
import type { NewSimulation, Report } from './contract.ts'
import { type Contacts, noteContacts } from './queue/contacts.ts'
import { collectCompliance } from './replay/compliance.ts'
import { collectDifferences, isMissed, type Pair } from './replay/differences.ts'
import { countHistory, readHistory, type Span } from './replay/read-history.ts'
import { replayTicket } from './replay/replay-ticket.ts'
import { refuseUnknownTeams, worldsOf } from './replay/worlds.ts'
import { noteOrder, workThrough } from './work-through.ts'

export interface Watching {
  /** Told how far the replay is. */
  progress?: ((replayed: number, tickets: number) => void) | undefined
  signal?: AbortSignal | undefined
  /** Tickets shown for each kind of difference. */
  most_examples?: number | undefined
}

const DAY_MS = 86_400_000
const MOST_EXAMPLES = 20

/**
 * Replays the tickets of the last days through the framework in force and the given one. It reads one state of the tables
 * and can write nothing: the database itself refuses. Throws 422 for a text that cannot be used, and what `signal` says.
 */
export const simulate = (ctx: Context, asked: NewSimulation, watching: Watching = {}): Promise<Report> =>
  ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((db) => {
      // Without a transaction's state nothing can be emitted or decided either.
      const { tx: _, ...reading } = ctx
      const now = ctx.now()
      return replay({ ...reading, db, now: () => now }, asked, watching)
    })

async function replay(ctx: Context, asked: NewSimulation, watching: Watching): Promise<Report> {
  await sql`set local jit = off`.execute(ctx.db)
  const to = ctx.now().epochMilliseconds
  const span: Span = { from: to - asked.days * DAY_MS, to }
  await refuseUnknownTeams(ctx, asked)
  const { before, after, version } = await worldsOf(ctx, asked.text)
  const differences = collectDifferences(watching.most_examples ?? MOST_EXAMPLES)
  const compliance = collectCompliance()
  const contacts: Contacts = { waiters: [], written: [] }
  const headline = noHeadline()
  const tickets = await countHistory(ctx, span)
  const known = { replayed: 0, without_decision: 0 }
  for await (const page of readHistory(ctx, span)) {
    for (const [index, ticket] of page.entries()) {
      const pair: Pair = { ticket, before: replayTicket(ticket, before), after: replayTicket(ticket, after) }
      differences.note(pair)
      compliance.note(ticket.channel, 'before', pair.before.clocks)
      compliance.note(ticket.channel, 'after', pair.after.clocks)
      noteContacts(contacts, pair)
      count(headline, pair)
      if (!ticket.has_decision) known.without_decision++
      if (index % STRETCH === STRETCH - 1) await breathe()
    }
    known.replayed += page.length
    watching.progress?.(known.replayed, tickets)
    watching.signal?.throwIfAborted()
  }
  const worked = await workThrough(ctx, { asked, contacts, span, worlds: { before, after }, signal: watching.signal })
  noteOrder(differences, contacts.waiters)
  return {
    ...{ from: textOf(span.from), to: textOf(span.to), days: asked.days, seed: asked.seed, version },
    ...{ tickets: known.replayed, headline, differences: differences.lines(), compliance: compliance.rows() },
    ...{ waiting: worked.waiting, staffing: worked.staffing },
    assumptions: { ...worked.assumptions, without_decision: known.without_decision },
  }
}

/** Tickets after which others get a turn of this thread. */
const STRETCH = 200
const textOf = (ms: number) => instantText(Temporal.Instant.fromEpochMilliseconds(ms))

const noHeadline = (): Required<Report['headline']> => ({
  ...{ moved: 0, breaches_before: 0, breaches_after: 0, newly_missed: 0, no_longer_missed: 0 },
  ...{ escalations_before: 0, escalations_after: 0, calls_before: 0, calls_after: 0 },
})

function count(headline: Required<Report['headline']>, { before, after }: Pair): void {
  if (before.placement.team !== after.placement.team) headline.moved++
  const [one, other] = [missedIn(before.clocks), missedIn(after.clocks)]
  headline.breaches_before += one.deadlines.size
  headline.breaches_after += other.deadlines.size
  headline.newly_missed += other.deadlines.difference(one.deadlines).size
  headline.no_longer_missed += one.deadlines.difference(other.deadlines).size
  headline.escalations_before += one.ages
  headline.escalations_after += other.ages
  headline.calls_before += before.calls.length
  headline.calls_after += after.calls.length
}

/** The threshold is no deadline: it is counted by itself. */
function missedIn(clocks: Pair['before']['clocks']) {
  const missed = clocks.filter(isMissed)
  const deadlines = missed.filter(({ kind }) => kind !== 'escalation')
  return {
    deadlines: new Set(deadlines.map(({ kind, cycle }) => `${kind} ${cycle}`)),
    ages: missed.length - deadlines.length,
  }
}
