import { spawnSync } from 'node:child_process'

/** What CI runs, as named steps. Each is a command anyone can run alone. */
const node = process.execPath
const steps: [name: string, command: string, ...args: string[]][] = [
  ['format and lint', 'node_modules/.bin/biome', 'check', '--error-on-warnings'],
  ['types', 'node_modules/.bin/tsc', '--noEmit'],
  ['dead code', node, 'node_modules/knip/bin/knip.js'],
  ['table types are those of the migrations', node, 'scripts/tables.ts', '--check'],
  ['framework schema is that of the code', node, 'scripts/framework-schema.ts', '--check'],
  ['tests', node, 'scripts/test.ts'],
]

for (const [name, command, ...args] of steps) {
  console.log(`\n── ${name}`)
  const started = performance.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`\n✗ ${name} failed. Alone: ${[command, ...args].join(' ')}`)
    process.exit(status ?? 1)
  }
  if (name !== 'tests') console.log(`   ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
