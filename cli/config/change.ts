import { putFramework, rollBackFramework } from '../../server/domains/framework/commands.ts'
import { frameworkInForce, lintFramework, planFramework } from '../../server/domains/framework/queries.ts'
import { as, type Context, systemActor } from '../../server/platform/context.ts'
import { withInstallation } from '../installation.ts'
import { UsageError } from '../usage.ts'
import type { Options } from './options.ts'
import { readFrameworkFile } from './read-file.ts'
import { sayChanges, sayFindings } from './say.ts'

/** Versions and events say that the command line did it: who sat before it, the machine's own records know. */
const asCommandLine = (ctx: Context): Context => as(ctx, { ...systemActor, authorized_by: 'command_line' })

/** Puts a file in force. Refused when somebody else changed the framework between the look and the change. */
export async function apply([file]: string[], { note }: Options): Promise<void> {
  const text = await readFrameworkFile(file!)
  await withInstallation(async (ctx) => {
    const inForce = await frameworkInForce(ctx)
    if (inForce.text === text) {
      console.log(`Nothing changes: version ${inForce.version.number} says the same.`)
      return
    }
    const { changes, findings } = await planFramework(ctx, text)
    const based_on = inForce.version.number
    const { version } = await putFramework(asCommandLine(ctx), { text, note, based_on })
    console.log(`Version ${version.number} is in force. What changed:`)
    if (changes.length === 0) console.log('  Only how it is written; every value is as it was.')
    sayChanges(changes)
    sayFindings(findings)
  })
}

export async function rollBack([word]: string[], { note }: Options): Promise<void> {
  if (!/^[1-9]\d{0,8}$/.test(word!)) throw new UsageError(`"${word}" is no number of a version.`)
  await withInstallation(async (ctx) => {
    const { version } = await rollBackFramework(asCommandLine(ctx), { number: Number(word), note })
    console.log(`Version ${version.number} is in force, with the text of version ${word}.`)
  })
}

export async function lintInForce(): Promise<void> {
  await withInstallation(async (ctx) => {
    const { version, findings } = await lintFramework(ctx)
    if (findings.length === 0) console.log(`Version ${version}: nothing about it is surprising.`)
    else console.log(`Version ${version}:`)
    sayFindings(findings)
  })
}
