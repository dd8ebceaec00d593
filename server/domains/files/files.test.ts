import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { as, systemActor } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation, BOOTSTRAP_TOKEN } from '../../testing/installation.ts'
import { storeFile, takeFiles } from './commands.ts'

const { api, ctx, http } = await anInstallation()
const upload = (user_id: string, size: number) =>
  http.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: {
      authorization: `Bearer ${BOOTSTRAP_TOKEN}`,
      'act-as': user_id,
      'content-type': 'multipart/form-data; boundary=cut',
    },
    payload: Buffer.concat([
      Buffer.from('--cut\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'),
      Buffer.alloc(size, size % 251),
      Buffer.from('\r\n--cut--\r\n'),
    ]),
  })
const note = (ticketId: string, attachments: string[], user: string) =>
  api('POST', `/tickets/${ticketId}/messages`, { body: { kind: 'note', text: 'See', attachments }, as: user })

test('what the AI uploads, the AI can attach', async () => {
  const ai = await aUser(ctx, { role: 'responder' as 'agent' })
  const { id } = (await upload(ai.id, 10)).json()
  const sent = await note((await aTicket(ctx)).id, [id], ai.id)
  expect(sent).toMatchObject({ status: 201, json: { attachments: [{ id }] } })
})

test('a file named twice is attached once; a file of nobody, or sent already, is refused', async () => {
  const [ann, ticket] = [await aUser(ctx), await aTicket(ctx)]
  const { id } = (await upload(ann.id, 11)).json()
  const sent = await note(ticket.id, [id, id.toUpperCase(), id], ann.id)
  expect(sent.status).toBe(201)
  expect(sent.json.attachments).toHaveLength(1)
  for (const attachments of [[id], ['x'], [ticket.id]]) {
    const refused = await note(ticket.id, attachments, ann.id)
    expect(refused).toMatchObject({ status: 422, json: { errors: [{ path: 'attachments' }] } })
  }
})

test('an upload that is broken off is the sender’s to repeat, and no failure of ours', async () => {
  const headers = {
    authorization: `Bearer ${BOOTSTRAP_TOKEN}`,
    'content-type': 'multipart/form-data; boundary=cut',
  }
  for (const payload of [
    '--cut\r\n',
    '--cut\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
  ]) {
    const refused = await http.inject({ method: 'POST', url: '/api/v1/files', headers, payload })
    expect([refused.statusCode, refused.json()]).toMatchObject([400, { code: 'unreadable' }])
  }
})

test('two messages at the same moment cannot both have a file', async () => {
  const ann = await aUser(ctx)
  for (let round = 0; round < 5; round++) {
    const { id } = (await upload(ann.id, 20 + round)).json()
    const tickets = await Promise.all([1, 2, 3].map(() => aTicket(ctx)))
    const replies = await Promise.all(tickets.map((ticket) => note(ticket.id, [id], ann.id)))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 422, 422])
    expect(await ctx.db.selectFrom('message_files').select('file_id').where('file_id', '=', id).execute()).toHaveLength(
      1,
    )
  }
})

test('of an upload that is too large nothing is kept', async () => {
  const ann = await aUser(ctx)
  const before = await bytesOnDisk()
  const refused = await upload(ann.id, 26 * 1024 * 1024)
  expect(refused.statusCode).toBe(413)
  expect(refused.json()).toMatchObject({ code: 'too_large' })
  expect(await bytesOnDisk()).toEqual(before)
})

test('the system takes what it stored itself, in the order it asked for', async () => {
  const system = as(ctx, systemActor)
  const store = (text: string) =>
    storeFile(system, { name: text, type: 'text/plain', content: Readable.from([Buffer.from(text)]) })
  const ids = [(await store('one')).id, (await store('two')).id].reverse()
  const { id } = await aTicket(ctx)
  const taken = await inTransaction(system, (ctx) => takeFiles(ctx, ids, id))
  expect(taken.map((file) => file.id)).toEqual(ids)
})

async function bytesOnDisk(): Promise<string[]> {
  const entries = await readdir(join(env().DATA_DIR, 'files'), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}
