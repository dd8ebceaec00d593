import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { metrics, observeRequest } from '../metrics.ts'

interface OperationsOptions {
  ctx: Context
  readiness: () => Promise<{ ready: boolean; checks: Record<string, string> }>
}

/** What machines ask: alive? ready? how much? and the API's own description. */
export function addOperations(app: FastifyInstance, { ctx, readiness }: OperationsOptions): void {
  app.addHook('onResponse', async (request, reply) => observeRequest(request, reply))
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'alive' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const { ready, checks } = await readiness()
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready', checks })
  })
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    const { type, text } = await metrics(ctx)
    return reply.type(type).send(text)
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
