import { writeFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { frameworkInForce } from '../../server/domains/framework/queries.ts'
import { withInstallation } from '../installation.ts'

const SCHEMA = fileURLToPath(new URL('../../framework/framework.schema.json', import.meta.url))
const HINT = '# yaml-language-server: $schema='

/** Writes the text in force as it was put, with a first line that tells editors its schema. */
export async function exportText([file]: string[]): Promise<void> {
  await withInstallation(async (ctx) => {
    const { text, version } = await frameworkInForce(ctx)
    const hinted = text.startsWith(HINT) ? text : `${HINT}${schemaSeenFrom(file)}\n${text}`
    if (!file) {
      process.stdout.write(hinted)
      return
    }
    await writeFile(file, hinted)
    console.log(`${file} holds version ${version.number}.`)
  })
}

const schemaSeenFrom = (file = './stdout'): string => relative(dirname(resolve(file)), SCHEMA)
