import { Readable } from 'node:stream'
import { blobs } from '../server/platform/blobs/blobs.ts'
import type { Context } from '../server/platform/context.ts'
import { chanceOf } from './chance.ts'
import { FILES } from './company/files.ts'
import { addKeptThings } from './company/kept-things.ts'
import { addAgents, addCompanies, addCustomers } from './company/rows.ts'
import { HOUR, textOf } from './moments.ts'
import type { World } from './world.ts'

/** Everything that is there before the first ticket: people, companies, files, views and macros. */
export async function addDesk(_: Context, world: World): Promise<void> {
  const { rows, agents, companies, customers, joined, seed, mail, end } = world
  addAgents(rows, agents, joined)
  addCompanies(rows, companies)
  addCustomers(rows, customers, chanceOf(seed, 'identities'))
  rows.add('channel_accounts', {
    ...{ id: mail.id, channel: 'email', address: mail.address, name: 'Kestrelworks Support', settings: {} },
    created_at: textOf(joined),
  })
  for (const { name, type, bytes } of FILES) {
    const stored = await blobs().put(Readable.from([bytes]))
    world.files.set(name, { ...stored, type })
  }
  addKeptThings(world)
  addPresences(world, end - HOUR)
}

/** Who is there this morning. They stay until they sign in themselves, or somebody changes it. */
function addPresences({ rows, agents, seed }: World, since: number): void {
  const chance = chanceOf(seed, 'presences')
  for (const { id } of agents) {
    const state = chance.weighted([
      ['online', 6],
      ['away', 2],
      ['offline', 3],
    ] as const)
    rows.add('presences', { user_id: id, state, since: textOf(since), expires_at: null })
  }
}
