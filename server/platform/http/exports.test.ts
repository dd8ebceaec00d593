import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { aUser } from '../../testing/builders.ts'
import { anInstallation, BOOTSTRAP_TOKEN } from '../../testing/installation.ts'
import { until } from '../../testing/until.ts'
import { exportRoutes } from './exports.ts'

const Thing = z.object({
  text: z.string().nullable(),
  tags: z.array(z.string()),
  size: z.number(),
  sure: z.boolean(),
  deep: z.object({ of: z.string() }).nullable(),
})
const plain = { text: 'x', tags: [], size: 1, sure: true, deep: null }
const things = { rows: [] as unknown[], pages: 0, fails: false }
const endless = { pages: 0 }
const exports = [
  exportRoutes({
    path: '/things',
    summary: 'Things',
    may: 'ticket.export',
    query: z.object({ at_most: z.coerce.number().optional() }),
    item: Thing,
    list: async (_ctx, { at_most = Number.POSITIVE_INFINITY, cursor, limit }) => {
      things.pages++
      const from = Number(cursor ?? 0)
      if (things.fails && from > 0) throw new Error('The database has gone.')
      const rows = things.rows.slice(0, at_most)
      const isLast = from + limit >= rows.length
      return { items: rows.slice(from, from + limit), next_cursor: isLast ? null : String(from + limit) }
    },
  }),
  exportRoutes({
    path: '/endless',
    summary: 'Things without end',
    may: 'ticket.export',
    query: z.object({}),
    item: Thing,
    list: async (_ctx, { limit }) => {
      endless.pages++
      return { items: Array(limit).fill({ ...plain, text: 'x'.repeat(1_000) }), next_cursor: 'more' }
    },
  }),
].flat()
const probe = { name: 'probe', tables: [], routes: exports }
const { api, ctx, http } = await anInstallation({ domains: [probe] })

test('CSV as RFC 4180 has it: a mark for UTF-8, a header, CRLF, quotes where they are needed', async () => {
  things.rows = [
    { ...plain, text: 'a "quoted", word\nand a line', tags: ['vip', 'zh'], deep: { of: 'x' }, secret: 'no' },
    { ...plain, text: null, size: -5, sure: false },
    { ...plain, text: '你好，世界 🎉' },
    { ...plain, text: 'ok\n=SUM(1+1)\n+x' },
  ]
  const { json: text, headers } = await api('GET', '/things.csv')
  expect(text).toBe(
    [
      '\ufefftext,tags,size,sure,deep',
      '"a ""quoted"", word\nand a line","vip, zh",1,true,"{""of"":""x""}"',
      ',,-5,false,',
      '你好，世界 🎉,,1,true,',
      '"ok\n=SUM(1+1)\n+x",,1,true,',
      '',
    ].join('\r\n'),
  )
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': expect.stringMatching(/^attachment; filename="things-\d{4}-\d\d-\d\d\.csv"$/),
    'cache-control': 'no-store',
  })
})

test.each(['=1+1', '+49 30 1234', '-2+3', '@SUM(A1)', ' =1+1', '\t=1+1', '\r\n=1+1', '\nx', '＝1+1', '＠SUM(A1)'])(
  '%j is a text to a spreadsheet and not a formula',
  async (text) => {
    things.rows = [{ ...plain, text, tags: [text] }]
    const { json } = await api('GET', '/things.csv')
    const [, row] = json.split('text,tags,size,sure,deep\r\n')
    expect(row.replaceAll('"', '').split(`'${text}`)).toHaveLength(3)
    expect((await api('GET', '/things.json')).json).toEqual([{ ...plain, text, tags: [text] }])
  },
)

test('JSON is one array of what the contract names, however many pages', async () => {
  things.rows = Array.from({ length: 1_001 }, (_, size) => ({ ...plain, size, secret: 'no' }))
  things.pages = 0
  const { json } = await api('GET', '/things.json')
  expect(json).toEqual(Array.from({ length: 1_001 }, (_, size) => ({ ...plain, size })))
  expect(things.pages).toBe(5)
  expect((await api('GET', '/things.json?at_most=2')).json).toHaveLength(2)
  expect((await api('GET', '/things.json?at_most=0')).json).toEqual([])
  expect((await api('GET', '/things.csv?at_most=0')).json).toBe('\ufefftext,tags,size,sure,deep\r\n')
})

test('an export needs its permission, and says what is wrong before it begins', async () => {
  const agent = await aUser(ctx)
  for (const path of ['/things.csv', '/things.json']) {
    expect((await api('GET', path, { as: null })).status).toBe(401)
    expect((await api('GET', path, { as: agent.id })).status).toBe(403)
  }
  expect((await api('GET', '/things.csv?at_most=many')).status).toBe(422)
})

await http.listen({ port: 0, host: '127.0.0.1' })
const url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/api/v1`
const headers = { authorization: `Bearer ${BOOTSTRAP_TOKEN}` }

test('pages are read only as fast as they are taken, and no longer once the client has gone', async () => {
  endless.pages = 0
  const request = get(`${url}/endless.csv`, { headers })
  const reply = await new Promise<NodeJS.ReadableStream>((resolve) => request.on('response', resolve))
  reply.pause()
  const stands = async () => {
    const before = endless.pages
    await new Promise((resolve) => setTimeout(resolve, 150))
    return endless.pages === before
  }
  // What the sockets of both sides hold is some megabytes; a page is a quarter of one.
  await until(stands)
  expect(endless.pages).toBeLessThan(200)
  const held = endless.pages
  reply.resume()
  await until(async () => endless.pages > held + 50)
  request.destroy()
  await until(stands)
})

test('what breaks on the way ends the connection: half an export never looks like a whole one', async () => {
  things.rows = Array.from({ length: 600 }, () => plain)
  things.fails = true
  const reply = await fetch(`${url}/things.csv`, { headers })
  expect(reply.status).toBe(200)
  await expect(reply.text()).rejects.toThrow()
  things.fails = false
})
