import { parseArgs } from 'node:util'
import { z } from 'zod'
import { MOST_DAYS, NewSimulation } from '../../server/domains/simulation/contract.ts'
import { simulate } from '../../server/domains/simulation/simulate.ts'
import { readFrameworkFile } from '../config/read-file.ts'
import { withInstallation } from '../installation.ts'
import { UsageError } from '../usage.ts'
import { printReport } from './print-report.ts'

const USAGE = 'responder simulate --framework FILE [--last 90d] [--seed N] [--agents TEAM=N …] [--examples N] [--json]'

/** Replays history through a framework that is not in force, and prints what would have been otherwise. Writes nothing. */
export async function runSimulate(args: string[]): Promise<void> {
  const { framework, json, most_examples, ...asked } = understood(args)
  const text = await readFrameworkFile(framework)
  await withInstallation(async (ctx) => {
    const began = performance.now()
    const report = await simulate(
      ctx,
      { ...asked, text },
      {
        most_examples,
        progress: process.stderr.isTTY ? tellHowFar : undefined,
      },
    )
    const seconds = (performance.now() - began) / 1_000
    if (json) process.stdout.write(`${JSON.stringify({ ...report, took_seconds: seconds })}\n`)
    else printReport(report, seconds)
  })
}

const Numbers = NewSimulation.omit({ text: true }).extend({ most_examples: z.number().int().min(0) })
const OPTIONS: Record<string, string> = {
  days: '--last',
  seed: '--seed',
  agents: '--agents',
  most_examples: '--examples',
}

function understood(args: string[]) {
  const { framework, last, seed, agents, examples, json } = optionsOf(args)
  if (!framework) throw new UsageError(`Name the framework to try.\n\n  ${USAGE}`)
  const numbers = { days: daysIn(last), seed: Number(seed), most_examples: Number(examples) }
  const asked = Numbers.safeParse({ ...numbers, agents: agents && agentsIn(agents) })
  if (asked.success) return { framework, json, ...asked.data }
  const [first] = asked.error.issues
  const option = OPTIONS[String(first!.path[0])]
  throw new UsageError(`${option}: ${first!.message}\n\n  ${USAGE}`)
}

function optionsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        framework: { type: 'string' },
        last: { type: 'string', default: '90d' },
        seed: { type: 'string', default: '1' },
        agents: { type: 'string', multiple: true },
        examples: { type: 'string', default: '3' },
        json: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n  ${USAGE}`)
  }
}

function daysIn(last: string): number {
  const days = /^(\d+)d?$/.exec(last)?.[1]
  if (days) return Number(days)
  throw new UsageError(`"${last}" is no time to look back. Write days, such as --last 90d (up to ${MOST_DAYS}d).`)
}

const agentsIn = (given: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    given.map((one) => {
      const [team, count] = one.split('=')
      if (!team || !/^\d+$/.test(count ?? ''))
        throw new UsageError(`"${one}" is no number of agents. Write --agents TEAM=N.`)
      return [team, Number(count)]
    }),
  )

const tellHowFar = (replayed: number, tickets: number): void => {
  process.stderr.write(`\r${replayed} of ${tickets} tickets${replayed >= tickets ? '\n' : ''}`)
}
