import { readFile, writeFile } from 'node:fs/promises'
import { operatorSchema } from '../server/domains/framework/schema.ts'

/** Writes the JSON Schema editors use for the framework. `--check` only tells whether it is up to date. */
const target = new URL('../framework/framework.schema.json', import.meta.url)
const text = `${JSON.stringify(operatorSchema(), null, 2)}\n`
if (!process.argv.includes('--check')) await writeFile(target, text)
else if ((await readFile(target, 'utf8')) !== text) {
  console.error('framework/framework.schema.json is not what the code says. Run: npm run framework-schema')
  process.exitCode = 1
}
