import type { Desk } from './desk.ts'
import type { Figure } from './figures.ts'
import { memoryOf, pssOf } from './pss.ts'

const FRESH_MB = 300
const AFTER_LOAD_MB = 400

/** Comes last: the desk has done by then whatever else was measured. */
export async function measureMemory(desk: Desk): Promise<Figure[]> {
  const server = await desk.server()
  await desk.fill(1_000)
  const node = pssOf(server.pid)
  return [
    {
      what: 'memory when idle, fresh (PSS, all processes)',
      value: desk.freshMemory(),
      unit: 'MB',
      limit: { value: FRESH_MB, of: 'our promise' },
    },
    {
      what: 'memory after load (PSS, all processes)',
      value: memoryOf(server),
      unit: 'MB',
      limit: { value: AFTER_LOAD_MB, of: 'our promise' },
    },
    { what: '   of that Node', value: node, unit: 'MB' },
  ]
}
