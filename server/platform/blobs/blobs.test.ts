import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { diskStore } from './disk.ts'
import { s3Store } from './s3.ts'

const folder = await mkdtemp(join(tmpdir(), 'blobs-'))

/** As much of S3 as the store uses: objects by path, and only for signed requests. */
const objects = new Map<string, Buffer>()
const bucket = createServer(async (request, response) => {
  const key = request.url!
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=KEY/'))
    return response.writeHead(403).end('AccessDenied')
  if (request.method === 'PUT') objects.set(key, await buffer(request))
  const found = objects.get(key)
  response.writeHead(found ? 200 : 404).end(request.method === 'GET' ? found : undefined)
})
await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve))
const { port } = bucket.address() as { port: number }
afterAll(async () => {
  bucket.close()
  await rm(folder, { recursive: true, force: true })
})

const stores = {
  disk: diskStore(folder),
  s3: s3Store(`http://KEY:SECRET@127.0.0.1:${port}/bucket?region=eu-central-1`),
}

describe.each(Object.entries(stores))('%s', (_name, store) => {
  test('bytes come back under their hash, and the same bytes are stored once', async () => {
    const bytes = Buffer.from('hello 你好')
    const one = await store.put(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]))
    expect(one).toEqual({ sha256: 'ce35a39a2a655255e78dce0ad3b89016d91e30e58a5d1fc9d403d13628684d95', size: 12 })
    expect(await store.put(Readable.from([bytes]))).toEqual(one)
    expect(await buffer(await store.open(one.sha256))).toEqual(bytes)
    expect(await store.has(one.sha256)).toBe(true)
  })

  test('what is not there is said to be not there', async () => {
    const name = 'f'.repeat(64)
    expect(await store.has(name)).toBe(false)
    await expect(store.open(name)).rejects.toThrow()
  })

  test('a stream that breaks off leaves nothing behind', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('cut off')
      })(),
    )
    await expect(store.put(broken)).rejects.toThrow('cut off')
  })
})

test('nothing half-written stays on disk', async () => {
  expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([])
})

test('a bucket that refuses says so', async () => {
  const store = s3Store(`http://OTHER:SECRET@127.0.0.1:${port}/bucket`)
  await expect(store.put(Readable.from([Buffer.from('x')]))).rejects.toThrow(/403|refused/)
})
