import { IdParams, PageQuery, pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { cancelSimulation, requestSimulation } from './commands.ts'
import { NewSimulation, Simulation, SimulationWithReport } from './contract.ts'
import { getSimulation, listSimulations } from './queries.ts'

const may = 'simulation.run'

export const routes = [
  route.get(
    '/simulations',
    { summary: 'Simulations, newest first', may, query: PageQuery, reply: pageOf(Simulation) },
    (ctx, { query }) => listSimulations(ctx, query),
  ),
  route.post(
    '/simulations',
    {
      summary: 'Replay history through a framework',
      may,
      body: NewSimulation,
      reply: SimulationWithReport,
      status: 201,
    },
    (ctx, { body }) => requestSimulation(ctx, body),
  ),
  route.get(
    '/simulations/:id',
    { summary: 'A simulation and its report', may, params: IdParams, reply: SimulationWithReport },
    (ctx, { params }) => getSimulation(ctx, params.id),
  ),
  route.put(
    '/simulations/:id/cancellation',
    { summary: 'Stop a simulation', may, params: IdParams, reply: SimulationWithReport },
    (ctx, { params }) => cancelSimulation(ctx, params.id),
  ),
]
