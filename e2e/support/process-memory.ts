import { readFileSync } from 'node:fs'

const KB_PER_MB = 1_024

/** Resident memory of a process in MiB. Zero where the system does not tell (not Linux), so that nothing is asserted there. */
export function memoryOfProcess(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / KB_PER_MB
  } catch {
    return 0
  }
}
