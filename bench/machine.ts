import { cpus, totalmem } from 'node:os'

const GIB = 1024 ** 3

/** What the figures were measured on. */
export function machineFacts(postgresVersion: string): string {
  const cores = cpus()
  const memory = (totalmem() / GIB).toFixed(1)
  return `${cores.length} cores (${cores[0]?.model.trim() || 'unknown'}), ${memory} GiB memory, Node ${process.versions.node}, PostgreSQL ${postgresVersion}`
}
