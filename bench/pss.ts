import { readFileSync } from 'node:fs'
import { databaseProcesses } from '../e2e/support/data-folder.ts'
import type { ServerProcess } from '../e2e/support/server-process.ts'

const KB_PER_MB = 1_000

/**
 * Memory of the server and its database in MB, as PSS: a page that n processes share counts as one n-th for each, where
 * adding up RSS would count PostgreSQL's shared buffers once per connection. NaN where the system does not tell (not Linux).
 */
export const memoryOf = ({ pid, data_dir }: ServerProcess): number =>
  [pid, ...databaseProcesses(data_dir)].reduce((sum, process) => sum + pssOf(process), 0)

export function pssOf(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return (Number(kilobytes) * 1.024) / KB_PER_MB
  } catch {
    return Number.NaN
  }
}
