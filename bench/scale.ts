import { parseArgs } from 'node:util'
import { aDataFolder } from '../e2e/support/data-folder.ts'
import { query } from '../e2e/support/query.ts'
import { type ServerProcess, startServer } from '../e2e/support/server-process.ts'
import { loadBench } from '../seeds/bench/load-bench.ts'
import { domains } from '../server/domains/index.ts'
import { indexEverything } from '../server/domains/search/commands.ts'
import { openInstallation } from '../server/platform/app.ts'
import { overrideEnv } from '../server/platform/env.ts'
import { startEmbeddedPostgres } from '../server/platform/postgres/embedded.ts'
import { askApart } from './ask-apart.ts'
import { type Figure, percentile } from './figures.ts'
import { fetchBytes, timed } from './load.ts'
import { measureSearches } from './search.ts'

const AT_ONCE = 10
const SECONDS = 4
const SEED = 1

/** What was promised for so many tickets, in milliseconds for 99 of 100 readings. */
const PROMISED = [
  { up_to: 100_000, inbox: 40, filtered: 50, opened: 40, searched: 80 },
  { up_to: Number.POSITIVE_INFINITY, inbox: 80, filtered: 80, opened: 50, searched: 200 },
]

/** Lists as people narrow them: common, rare, both, and such as hold nothing. */
const LISTS = [
  'view=mine&assignee_id=me',
  'view=unassigned',
  'view=at_risk',
  'view=resolved',
  'view=spam',
  'view=inbox&sort=priority',
  'view=inbox&sort=queue',
  'status=closed',
  'status=pending,on_hold',
  'status=open&sort=oldest',
  'channel=phone_support&priority=critical',
  'channel=social_media&priority=critical&status=closed',
  'team=tier2_technical&category=billing&emotion=satisfied',
  'language=zh&priority=low&emotion=frustrated&category=account',
  'language=nl',
  'tag=no-such-tag&sort=oldest',
  'assignee_id=none&sort=oldest',
  'q=invoice',
  'q=SR-5000',
]

/** Asked for again while something happens all the time: what everybody is shown is then found anew for each event. */
const AMID_CHANGES = ['view=inbox', 'status=closed', 'language=zh&priority=low&emotion=frustrated&category=account']
const CHANGES_A_MINUTE = 1_000

const INBOX = ['/tickets?view=inbox&limit=50', '/tickets/counts']

/** What a ticket is read by, and what its page asks for besides. */
const READ = ['', '/messages']
const BESIDES = ['/timeline?limit=100', '/drafts', '/triage', '/sla', '/escalations', '/merges', '/confirmation']

const OPTIONS = { tickets: { type: 'string', default: '100000' }, desk: { type: 'string' } } as const

/**
 * The workspace on a large desk (`--tickets`, default 100,000, five messages each), ten at once. `--desk` names a folder
 * that is filled the first time and used again the next.
 */
export async function measureScale(): Promise<Figure[]> {
  const { tickets, desk } = parseArgs({ options: OPTIONS, strict: false }).values as { tickets: string; desk?: string }
  const { server, url, stop, loaded_ms, indexed_ms } = await aLargeDesk(Number(tickets), desk)
  const promised = PROMISED.find(({ up_to }) => Number(tickets) <= up_to)!
  const get = (path: string) => fetchBytes(`${server.url}/api/v1${path}`, { authorization: `Bearer ${server.token}` })
  try {
    const measured = measuring(server)
    const some = await someTickets(get)
    await measured('warming up', [INBOX], promised.inbox)
    return [
      { what: `${tickets} tickets, loaded`, value: loaded_ms / 1_000, unit: 's' },
      { what: '… and taken in by the search', value: indexed_ms / 1_000, unit: 's' },
      await measured('inbox: page 1 and counts', [INBOX], promised.inbox),
      await measured('a ticket and its messages', opening(some, READ), promised.opened),
      await measured('… and all that its page asks for besides', opening(some, [...READ, ...BESIDES]), promised.opened),
      ...(await inTurn(LISTS, (list) => measured(`?${list}`, [[`/tickets?limit=50&${list}`]], promised.filtered))),
      ...(await amidChanges(server, some, () =>
        inTurn(AMID_CHANGES, (list) =>
          measured(
            `… amid ${CHANGES_A_MINUTE} changes a minute: ?${list}`,
            [[`/tickets?limit=50&${list}`]],
            promised.filtered,
          ),
        ),
      )),
      ...(await measureSearches(get, { server, url }, promised.searched)),
    ]
  } finally {
    await stop()
  }
}

type Get = (path: string) => Promise<Buffer>

interface LargeDesk {
  server: ServerProcess
  url: string
  loaded_ms: number
  indexed_ms: number
  stop(): Promise<void>
}

/** What fills the database and what serves it must have the same. */
const SECRET_KEY = 'of-no-worth-beyond-this-measurement-0123'

/** Filled, indexed and, also after a kept one was migrated, looked over by the database before anybody comes. */
async function aLargeDesk(tickets: number, desk: string | undefined): Promise<LargeDesk> {
  overrideEnv({ SECRET_KEY })
  const postgres = await startEmbeddedPostgres({ dataDir: desk ?? (await aDataFolder()), say: () => {} })
  const installation = await openInstallation(postgres.url, domains)
  const end = Temporal.Now.instant().epochMilliseconds
  const isFilled = (await query(postgres.url, 'select from tickets limit 1')).length > 0
  const loaded_ms = isFilled ? 0 : await timed(() => loadBench(installation, { seed: SEED, tickets, end }))
  const indexed_ms = await timed(() => indexEverything(installation.ctx))
  await installation.close()
  await query(postgres.url, 'vacuum analyze')
  const server = await startServer({ env: { DATABASE_URL: postgres.url, SECRET_KEY } })
  const stop = async () => {
    await server.stop()
    await postgres.stop()
  }
  return { server, url: postgres.url, stop, loaded_ms, indexed_ms }
}

interface Some {
  id: string
  customer_id: string
}

async function someTickets(get: Get): Promise<Some[]> {
  const { items } = JSON.parse(String(await get('/tickets?limit=100'))) as { items: Some[] }
  return items
}

/** One ticket after the other, all parts of it at once as the browser asks. */
const opening = (some: readonly Some[], parts: readonly string[]): string[][] =>
  some.map(({ id, customer_id }) => [
    ...parts.map((part) => `/tickets/${id}${part}`),
    ...(parts === READ ? [] : [`/customers/${customer_id}`, `/tickets?customer_id=${customer_id}&limit=20`]),
  ])

/** Somebody puts tags on tickets and takes them off again, as often as on a busy desk, until the work is done. */
async function amidChanges<T>({ api }: ServerProcess, some: readonly Some[], work: () => Promise<T>): Promise<T> {
  let turn = 0
  const change = async () => {
    const { id } = some[turn % some.length]!
    const tags = Math.floor(turn++ / some.length) % 2 === 0 ? ['looked-at'] : []
    await api('PUT', `/tickets/${id}/tags`, { body: { tags } })
  }
  const timer = setInterval(() => void change(), 60_000 / CHANGES_A_MINUTE)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

const measuring =
  ({ url, token }: ServerProcess) =>
  async (what: string, groups: string[][], promised_ms: number): Promise<Figure> => {
    const latencies_ms = await askApart({ url, token, groups, at_once: AT_ONCE, seconds: SECONDS })
    return {
      what: `${what}, p99`,
      value: percentile(latencies_ms, 99),
      unit: 'ms',
      limit: { value: promised_ms, of: 'what is promised' },
    }
  }

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<Figure>): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const item of items) figures.push(await work(item))
  return figures
}
