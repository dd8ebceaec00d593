import { checkFramework, planFramework } from '../../server/domains/framework/queries.ts'
import { withInstallation } from '../installation.ts'
import { readFrameworkFile } from './read-file.ts'
import { sayChanges, sayFindings } from './say.ts'

/** Tells what is wrong with a file, or what about it is hardly meant. */
export async function check([file]: string[]): Promise<void> {
  const findings = checkFramework(await readFrameworkFile(file!))
  console.log('This framework can be used.')
  sayFindings(findings)
}

/** Tells what a file would change. Nothing is put in force. */
export async function plan([file]: string[]): Promise<void> {
  const text = await readFrameworkFile(file!)
  await withInstallation(async (ctx) => {
    const { based_on, changes, findings } = await planFramework(ctx, text)
    console.log(
      changes.length === 0
        ? `Nothing would change; version ${based_on} is in force.`
        : `Beside version ${based_on}, which is in force, this would change:`,
    )
    sayChanges(changes)
    sayFindings(findings)
  })
}
