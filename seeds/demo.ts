import pg from 'pg'
import { frameworkOf, frameworkVersion, pausesSoFar } from '../server/domains/framework/queries.ts'
import type { Installation } from '../server/platform/app.ts'
import type { Agent } from './company/rows.ts'
import { addDesk } from './desk.ts'
import { addKnowledge } from './knowledge/add-knowledge.ts'
import { type Moment, momentOf } from './moments.ts'
import { addMails } from './morning/add-mails.ts'
import { tellInParts } from './parts/parts.ts'
import { copyPieces, copyRows } from './rows/copy.ts'
import { goOnCounting } from './rows/numbers.ts'
import type { Table } from './rows/rows.ts'
import { withoutIndexes } from './rows/swiftly.ts'
import { type Given, WHOLE, worldOf } from './world.ts'

/** How large the company is that moves in. */
export interface Size {
  companies: number
  customers: number
  tickets: number
  days: number
}

export const FULL: Size = { companies: 400, customers: 3_000, tickets: 20_600, days: 365 }

export interface Demo {
  seed: number
  end: Moment
  size: Size
}

/** Who lives there then. */
export interface MovedIn {
  tickets: number
  agents: readonly Agent[]
}

/** Whose indexes are built when all is in. */
const LOADED: readonly Table[] = [
  ...(['events', 'decisions', 'tickets', 'messages', 'message_files', 'deliveries', 'clocks', 'escalations'] as const),
  ...(['surveys', 'reports', 'tasks', 'notifications', 'due', 'customers', 'identities', 'files'] as const),
]

/** Moves the demo company in: all of it or, should it fail, nothing. */
export async function loadDemo(installation: Installation, demo: Demo): Promise<MovedIn> {
  const given = await givenBy(installation, demo)
  const client = new pg.Client({ connectionString: installation.url, options: '-c timezone=UTC' })
  await client.connect()
  try {
    await client.query('begin')
    const moved = await moveIn(client, installation, given)
    await client.query('commit')
    // Before articles ask what tickets teach: without figures of what is there they would be answered the long way.
    await client.query('analyze')
    const told = { seed: demo.seed, end: demo.end, days: demo.size.days }
    await addMails(installation.ctx, told)
    await addKnowledge(installation.ctx, told)
    return moved
  } finally {
    await client.end()
  }
}

/** What the product itself says, as far as tickets follow from it. */
async function givenBy({ ctx }: Installation, demo: Demo): Promise<Given> {
  const pauses = await pausesSoFar(ctx)
  return {
    ...demo,
    ...{ framework: await frameworkOf(ctx), version: await frameworkVersion(ctx) },
    pauses: pauses.map(({ from, statuses }) => ({ from: momentOf(from), statuses })),
  }
}

async function moveIn(client: pg.Client, installation: Installation, given: Given): Promise<MovedIn> {
  const world = worldOf(given, WHOLE)
  let tickets = 0
  await withoutIndexes(client, LOADED, async () => {
    await addDesk(installation.ctx, world)
    await copyRows(client, world.rows.take())
    tickets = await tellInParts(given, world.files, (pieces) => copyPieces(client, pieces))
  })
  await goOnCounting(client)
  return { tickets, agents: world.agents }
}
