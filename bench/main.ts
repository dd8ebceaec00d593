import { parseArgs } from 'node:util'
import { stopServers } from '../e2e/support/server-process.ts'
import { measureClocks } from './clock.ts'
import { measureCrowd } from './crowd.ts'
import { type Desk, openDesk } from './desk.ts'
import { type Figure, printFigures } from './figures.ts'
import { measureLive } from './live.ts'
import { machineFacts } from './machine.ts'
import { measureMailIn } from './mail-in.ts'
import { measureMemory } from './memory.ts'
import { measureReads } from './reads.ts'
import { measureReplay } from './replay.ts'
import { measureReplies } from './replies.ts'
import { measureRetrieval } from './retrieval.ts'
import { measureRouting } from './routing.ts'
import { measureScale } from './scale.ts'
import { measureStart } from './start.ts'
import { measureTriage } from './triage.ts'

/** In this order: memory is looked at when the desk has done all the rest. */
const measurements: Record<string, (desk: Desk) => Promise<Figure[]>> = {
  triage: measureTriage,
  retrieval: measureRetrieval,
  clock: measureClocks,
  routing: measureRouting,
  start: measureStart,
  mail: measureMailIn,
  reads: measureReads,
  scale: measureScale,
  live: measureLive,
  crowd: measureCrowd,
  replay: measureReplay,
  replies: measureReplies,
  memory: measureMemory,
}

const { only } = parseArgs({
  // How many tickets, in a folder to be kept, is for `scale`; how many clocks for `clock`.
  options: {
    ...{ only: { type: 'string', multiple: true }, tickets: { type: 'string' }, desk: { type: 'string' } },
    clocks: { type: 'string' },
  },
}).values
const names = only ?? Object.keys(measurements)
const desk = openDesk()
try {
  console.log(`\n${machineFacts((await desk.bare()).version)}\n`)
  for (const name of names) {
    const measure = measurements[name]
    if (!measure)
      console.error(`There is no measurement "${name}". There are: ${Object.keys(measurements).join(', ')}.`)
    else printFigures(name, await measure(desk))
  }
} finally {
  await desk.stop()
  await stopServers()
}
process.exit(0)
