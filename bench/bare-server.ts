import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import pg from 'pg'

// A process of its own, as the product is: GET /bytes/N asks the database for nothing and answers with N bytes.
const pool = new pg.Pool({ connectionString: process.argv[2], max: 12 })
const app = fastify()
app.get<{ Params: { count: string } }>('/bytes/:count', async (request, reply) => {
  await pool.query('select 1')
  return reply.type('application/json').send(Buffer.alloc(Number(request.params.count), ' '))
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log((app.server.address() as AddressInfo).port)
