import { startVitest } from 'vitest/node'

/** Runs every test, journeys included; `npm test -- NAME` those whose file contains NAME. Ends with the line CI reads. */
const filters = process.argv.slice(2)
const vitest = await startVitest('test', filters, { watch: false, run: true, reporters: ['default'] })
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
const count = (state: string) => tests.filter((test) => test.result().state === state).length
const brokenFiles = vitest.state
  .getTestModules()
  .filter((module) => module.state() === 'failed' && count('failed') === 0).length
const failed = count('failed') + brokenFiles + vitest.state.getUnhandledErrors().length
await vitest.close()
console.log(`\n${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped`)
process.exit(failed > 0 || count('passed') === 0 ? 1 : 0)
