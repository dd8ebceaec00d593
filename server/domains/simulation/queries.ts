import type { Context } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { notFound } from '../../platform/errors.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import type { Simulation, SimulationWithReport } from './contract.ts'

const simulations = ({ db }: Context) =>
  db
    .selectFrom('simulations as s')
    .leftJoin('users', 'users.id', 's.created_by')
    .select(['s.id', 's.state', 's.days', 's.seed', 's.created_at', 's.tickets', 's.replayed', 's.ended_at', 's.error'])
    .select('users.name as created_by')

/** One simulation with its text, and its report once it is done. */
export async function getSimulation(ctx: Context, id: string): Promise<SimulationWithReport> {
  const row = await simulations(ctx).select(['s.text', 's.report']).where('s.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('simulation')
  return row as unknown as SimulationWithReport
}

/** Newest first, without their reports. */
export async function listSimulations(ctx: Context, { cursor, limit }: PageQuery) {
  const before = readCursor(cursor, ['id'])
  const rows = await simulations(ctx)
    .$if(before !== undefined, (query) => query.where('s.id', '<', before![0]))
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as Simulation[], limit, ({ id }) => [id])
}
