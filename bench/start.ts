import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { aDataFolder } from '../e2e/support/data-folder.ts'
import { startServer } from '../e2e/support/server-process.ts'
import type { Desk } from './desk.ts'
import { type Figure, percentile } from './figures.ts'
import { timed } from './load.ts'

/** From the start of the process until /readyz says 200. The compile cache is as empty as the data folder at first. */
export async function measureStart(desk: Desk): Promise<Figure[]> {
  const [bare, node_ms] = [await desk.bare(), await bareNodeMs()]
  const dataDir = await aDataFolder()
  const env = { NODE_COMPILE_CACHE: join(await aDataFolder(), 'compiled') }
  const first = await startServer({ dataDir, env })
  await first.stop()
  const second = await startServer({ dataDir, env })
  const { took_ms } = await second.stop()
  return [
    {
      what: 'first start, until ready (promise: 6 s)',
      value: first.ready_after_ms / 1_000,
      unit: 's',
      limit: { value: (node_ms + bare.first_start_ms) / 1_000, of: 'node -e 0 + initdb and start of bare PostgreSQL' },
    },
    {
      what: 'second start, until ready (promise: 3 s)',
      value: second.ready_after_ms / 1_000,
      unit: 's',
      limit: { value: (node_ms + bare.second_start_ms) / 1_000, of: 'node -e 0 + start of bare PostgreSQL' },
    },
    { what: 'clean stop (promise: 5 s)', value: took_ms / 1_000, unit: 's' },
  ]
}

async function bareNodeMs(): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < 5; n++) times.push(await timed(() => once(spawn(process.execPath, ['-e', '0']), 'exit')))
  return percentile(times, 50)
}
