import { parseArgs } from 'node:util'
import { domains } from '../../server/domains/index.ts'
import { openInstallation } from '../../server/platform/app.ts'
import { openDatabase } from '../../server/platform/postgres/database-in-use.ts'
import { loadBench } from './load-bench.ts'

/**
 * `node seeds/bench/main.ts --tickets 100000`: fills the empty database that DATABASE_URL or DATA_DIR names, and tells how
 * long each step took.
 */
const { values } = parseArgs({
  options: { tickets: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const database = await openDatabase()
try {
  const installation = await openInstallation(database.url, domains)
  const began_ms = performance.now()
  await loadBench(installation, {
    ...{ seed: Number(values.seed), tickets: Number(values.tickets) },
    end: Temporal.Now.instant().epochMilliseconds,
    say: (what, seconds) => console.log(`${what.padEnd(40)} ${seconds.toFixed(1).padStart(7)} s`),
  })
  console.log(`${'all'.padEnd(40)} ${((performance.now() - began_ms) / 1_000).toFixed(1).padStart(7)} s`)
  await installation.close()
} finally {
  await database.stop()
}
