import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Installation } from '../server/platform/app.ts'

enableCompileCache()
const { env, overrideEnv } = await import('../server/platform/env.ts')
const { runUntilStopped } = await import('../server/run.ts')

/** The same company at every first start: another number makes another one. */
const SEED = 20_260

/** `npm run demo`: like `npm start`, with a company and a year of its tickets in a folder of its own. */
const framework = fileURLToPath(new URL('../seeds/company/framework.yaml', import.meta.url))
overrideEnv({
  ...(process.env.DATA_DIR ? {} : { DATA_DIR: resolve('data-demo') }),
  ...(process.env.SUPPORT_FRAMEWORK ? {} : { SUPPORT_FRAMEWORK: framework }),
})
await runUntilStopped(moveIn)

/** Only where nobody lives yet: what somebody keeps here is never mixed with a story. */
async function moveIn(installation: Installation): Promise<void> {
  if (await isInhabited(installation)) {
    console.log('\n  This database has tickets already, so nothing was added. Another DATA_DIR gives a fresh demo.')
    return
  }
  const { FULL, loadDemo } = await import('../seeds/demo.ts')
  console.log('\n  A company moves in: a year of tickets. This takes about a minute …')
  const began_ms = performance.now()
  const end = Temporal.Now.instant().epochMilliseconds
  const { tickets, agents } = await loadDemo(installation, { seed: SEED, end, size: FULL })
  const seconds = Math.round((performance.now() - began_ms) / 1_000)
  console.log(`  ${tickets.toLocaleString('en')} tickets in ${seconds} s.`)
  sayHowToEnter(agents, env().DATA_DIR)
}

async function isInhabited({ ctx }: Installation): Promise<boolean> {
  const ticket = await ctx.db.selectFrom('tickets').select('id').limit(1).executeTakeFirst()
  const customer = await ctx.db.selectFrom('customers').select('id').limit(1).executeTakeFirst()
  return ticket !== undefined || customer !== undefined
}

function sayHowToEnter(agents: readonly { name: string; email: string; role: string }[], dataDir: string): void {
  const lead = agents.find(({ role }) => role === 'lead')!
  const agent = agents.find(({ role }) => role === 'agent')!
  console.log(`
  To look over an agent's shoulder, while it runs:
    DATA_DIR=${dataDir} npm run -s responder -- sign-in-link ${agent.email}   (${agent.name}, agent)
    DATA_DIR=${dataDir} npm run -s responder -- sign-in-link ${lead.email}   (${lead.name}, lead)`)
}
