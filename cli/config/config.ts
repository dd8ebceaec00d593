import { parseArgs } from 'node:util'
import { UsageError } from '../usage.ts'
import { apply, lintInForce, rollBack } from './change.ts'
import { exportText } from './export.ts'
import { check, plan } from './look.ts'
import type { Options } from './options.ts'

interface Verb {
  takes: string
  does: string
  /** How many words may follow; as many as `least` must. */
  least: number
  most: number
  run(words: string[], options: Options): Promise<void>
}

const verbs = new Map<string, Verb>([
  [
    'check',
    {
      takes: 'FILE',
      does: 'what is wrong with a framework, by line; needs no database',
      least: 1,
      most: 1,
      run: check,
    },
  ],
  ['plan', { takes: 'FILE', does: 'what it would change in the one in force', least: 1, most: 1, run: plan }],
  ['apply', { takes: 'FILE [--note TEXT]', does: 'puts it in force as a new version', least: 1, most: 1, run: apply }],
  [
    'export',
    {
      takes: '[FILE]',
      does: 'writes the text in force, to standard output without FILE',
      least: 0,
      most: 1,
      run: exportText,
    },
  ],
  [
    'rollback',
    {
      takes: 'NUMBER [--note TEXT]',
      does: 'puts the text of an old version in force again',
      least: 1,
      most: 1,
      run: rollBack,
    },
  ],
  ['lint', { takes: '', does: 'what is hardly meant about the one in force', least: 0, most: 0, run: lintInForce }],
])

/** `responder config VERB …`. Ends with 0 when all is well, 1 when something was refused, 2 when it was not understood. */
export async function config([name = '', ...args]: string[]): Promise<void> {
  const verb = verbs.get(name)
  if (!verb) throw new UsageError(`${name ? `There is no "config ${name}". ` : ''}There are:\n${usage()}`)
  const { words, options } = parsed(args, name, verb)
  await verb.run(words, options)
}

function parsed(args: string[], name: string, { least, most, takes }: Verb): { words: string[]; options: Options } {
  const howTo = `Write: responder config ${name} ${takes}`.trimEnd()
  try {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { note: { type: 'string' } } })
    if (positionals.length >= least && positionals.length <= most) return { words: positionals, options: values }
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${howTo}`)
  }
  throw new UsageError(howTo)
}

const usage = (): string =>
  [...verbs].map(([name, { takes, does }]) => `  ${`config ${name} ${takes}`.padEnd(38)} ${does}`).join('\n')
