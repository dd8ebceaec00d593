import { sql } from 'kysely'
import { aDataFolder } from '../e2e/support/data-folder.ts'
import { domains } from '../server/domains/index.ts'
import { type Candidate, chooseAgent } from '../server/domains/routing/assignment/choose-agent.ts'
import { drain } from '../server/domains/routing/assignment/drain.ts'
import { openInstallation } from '../server/platform/app.ts'
import type { Context } from '../server/platform/context.ts'
import { overrideEnv } from '../server/platform/env.ts'
import { newId } from '../server/platform/ids.ts'
import { startEmbeddedPostgres } from '../server/platform/postgres/embedded.ts'
import { type Figure, percentile } from './figures.ts'
import { repeat, timed } from './load.ts'

const TEAM = 'tier1_general'
const AGENTS = 100
/** What a hundred agents with three chats each can take. */
const PLACES = 300
const BATCHES = 10
const SINGLES = 300
/** Others that wait in the same team, for mail: they must not be in the way. */
const MAILS = 20_000
const SECRET_KEY = 'of-no-worth-beyond-this-measurement-0123'

/** How fast it is decided who gets a ticket: the choice alone, and with all it reads, locks, writes and explains. */
export async function measureRouting(): Promise<Figure[]> {
  overrideEnv({ SECRET_KEY })
  const postgres = await startEmbeddedPostgres({ dataDir: await aDataFolder(), say: () => {} })
  const installation = await openInstallation(postgres.url, domains)
  try {
    const { ctx } = installation
    await fill(ctx)
    return [await thePureChoice(), await aWholeQueue(ctx), ...(await oneByOne(ctx))]
  } finally {
    await installation.close()
    await postgres.stop()
  }
}

async function thePureChoice(): Promise<Figure> {
  const candidates = Array.from({ length: AGENTS }, (_, index): Candidate => {
    const [load, idle_since] = [(index * 7) % 4, (index * 37) % 101]
    return {
      ...{ id: `agent-${index}`, teams: [TEAM], skills: [], languages: ['en'], state: 'online', is_on_shift: true },
      ...{ load, limit: 3, idle_since },
    }
  })
  const wanted = { team: TEAM, channel: 'live_chat', skills: [], language: 'en' }
  const chosen = await repeat(async () => void chooseAgent(candidates, wanted), { seconds: 2 })
  const walked = await repeat(async () => void candidates.map(({ id, load }) => ({ option: id, reason: `${load}` })), {
    seconds: 2,
  })
  return {
    what: `choosing among ${AGENTS} agents, every loser with a reason`,
    value: chosen.per_second,
    unit: '/s',
    limit: { value: walked.per_second, of: 'writing a line about each agent' },
  }
}

async function aWholeQueue(ctx: Context): Promise<Figure> {
  const [drained, bare]: number[][] = [[], []]
  for (let batch = 0; batch < BATCHES; batch++) {
    await wait(ctx, PLACES)
    drained!.push(await timed(() => drain(ctx, [TEAM])))
    bare!.push(await timed(() => rewriteAll(ctx)))
  }
  const perSecond = (times: number[]) => PLACES / (percentile(times, 50) / 1_000)
  return {
    what: `giving away ${PLACES} waiting chats, beside ${MAILS.toLocaleString('en')} mails`,
    value: perSecond(drained!),
    unit: '/s',
    limit: { value: perSecond(bare!), of: 'one statement that writes the same rows' },
  }
}

/** What a drain writes of the tickets themselves, and nothing else. */
const rewriteAll = ({ db }: Context) =>
  sql`update tickets set updated_at = now(), assignee_id = assignee_id where channel = 'live_chat' and assignee_id is not null`.execute(
    db,
  )

async function oneByOne(ctx: Context): Promise<Figure[]> {
  const [drained, bare]: number[][] = [[], []]
  await wait(ctx, PLACES)
  await drain(ctx, [TEAM])
  for (let single = 0; single < SINGLES; single++) {
    await sql`update tickets set assignee_id = null where id = (
      select id from tickets where channel = 'live_chat' and assignee_id is not null order by id limit 1)`.execute(
      ctx.db,
    )
    drained!.push(await timed(() => drain(ctx, [TEAM])))
    bare!.push(await timed(() => rewriteOne(ctx)))
  }
  return [
    {
      what: 'a place is free, and somebody waits: decided, median',
      value: percentile(drained!, 50),
      unit: 'ms',
      limit: { value: percentile(bare!, 50), of: 'writing one row' },
    },
    { what: '… p99', value: percentile(drained!, 99), unit: 'ms' },
  ]
}

const rewriteOne = ({ db }: Context) =>
  sql`update tickets set updated_at = now() where id = (
    select id from tickets where channel = 'live_chat' and assignee_id is not null limit 1)`.execute(db)

async function fill({ db }: Context): Promise<void> {
  const customer = newId()
  await sql`insert into customers (id, name, created_at) values (${customer}, 'Cara Customer', now())`.execute(db)
  await sql`
    with people as (
      insert into users (id, name, email, role, teams, created_at)
      select gen_random_uuid(), 'Agent ' || n, 'agent-' || n || '@bench.example', 'agent', array[${TEAM}], now()
      from generate_series(1, ${AGENTS}::int) as n returning id)
    insert into presences (user_id, state, since, expires_at)
    select id, 'online', now(), now() + interval '1 day' from people`.execute(db)
  await addTickets(db, { customer, channel: 'email', count: MAILS })
  await addTickets(db, { customer, channel: 'live_chat', count: PLACES })
  await sql`vacuum analyze tickets`.execute(db)
}

const addTickets = (
  db: Context['db'],
  { customer, channel, count }: { customer: string; channel: string; count: number },
) =>
  sql`
    insert into tickets (id, subject, status, channel, tier, team, customer_id, language, queue_at, last_message_at, created_at, updated_at)
    select gen_random_uuid(), 'A question', 'open', ${channel}, ${TEAM}, ${TEAM}, ${customer}, 'en',
      now() - n * interval '1 second', now(), now(), now()
    from generate_series(1, ${count}::int) as n`.execute(db)

/** Takes the chats from everybody again. */
const wait = ({ db }: Context, count: number) =>
  sql`update tickets set assignee_id = null, status = 'open'
      where id in (select id from tickets where channel = 'live_chat' order by id limit ${count})`.execute(db)
