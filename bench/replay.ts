import { parseArgs } from 'node:util'
import { aDataFolder } from '../e2e/support/data-folder.ts'
import { loadBench } from '../seeds/bench/load-bench.ts'
import { domains } from '../server/domains/index.ts'
import { readHistory } from '../server/domains/simulation/replay/read-history.ts'
import { simulate } from '../server/domains/simulation/simulate.ts'
import { type Installation, openInstallation } from '../server/platform/app.ts'
import { overrideEnv } from '../server/platform/env.ts'
import { startEmbeddedPostgres } from '../server/platform/postgres/embedded.ts'
import type { Figure } from './figures.ts'
import { timed } from './load.ts'

const SEED = 1
/** All of the history the generator makes. */
const DAYS = 1_100
const PROMISED = { tickets: 100_000, seconds: 30 }

/** Something of everything: times, classes, chats and a policy with hours of its own. */
const TRIED = `
support_channels:
  email: { response_time_sla: "4 hours", priority_routing: [billing_issues, enterprise_customers] }
  live_chat: { concurrent_chat_limit: 2 }
calendars:
  office: { time_zone: Europe/Berlin, hours: { mon: [["09:00", "17:00"]], wed: [["09:00", "12:00"], ["13:00", "17:00"]] } }
sla:
  policies: [{ name: urgent, priorities: [high, critical], first_response: "1 hour", resolution: "8 hours", calendar: office }]
`

/** History replayed through another framework (`--tickets`, default 100,000), beside reading it alone. */
export async function measureReplay(): Promise<Figure[]> {
  const { tickets } = parseArgs({ options: { tickets: { type: 'string', default: '100000' } }, strict: false }).values
  overrideEnv({ SECRET_KEY: 'of-no-worth-beyond-this-measurement-0123' })
  const postgres = await startEmbeddedPostgres({ dataDir: await aDataFolder(), say: () => {} })
  const installation = await openInstallation(postgres.url, domains)
  try {
    const end = installation.ctx.now().epochMilliseconds
    await loadBench(installation, { seed: SEED, tickets: Number(tickets), end })
    return await measured(installation, end)
  } finally {
    await installation.close()
    await postgres.stop()
  }
}

async function measured({ ctx }: Installation, end: number): Promise<Figure[]> {
  const asked = { text: TRIED, days: DAYS, seed: SEED }
  const heap = process.memoryUsage().rss
  let replayed = 0
  let peak = heap
  const progress = (count: number) => {
    replayed = count
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  const replay_ms = await timed(() => simulate(ctx, asked, { progress }))
  const reading_ms = await timed(async () => {
    for await (const _ of readHistory(ctx, { from: end - DAYS * 86_400_000, to: end }));
  })
  const perSecond = (ms: number) => (1_000 * replayed) / ms
  return [
    {
      ...{ what: 'history replayed and simulated', value: perSecond(replay_ms), unit: 'tickets/s' },
      limit: { value: perSecond(reading_ms), of: 'reading the same history, and nothing else' },
    },
    {
      ...{ what: `… ${replayed.toLocaleString('en')} tickets`, value: replay_ms / 1_000, unit: 's' },
      limit: { value: (PROMISED.seconds * replayed) / PROMISED.tickets, of: 'what is promised' },
    },
    { what: '… memory it takes besides', value: (peak - heap) / 1e6, unit: 'MB' },
  ]
}
