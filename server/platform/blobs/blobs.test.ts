import { spawnSync } from 'node:child_process'
import { mkdtemp, open, readdir, readlink, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { diskStore } from './disk.ts'
import { s3Store } from './s3.ts'
import { unless } from './unless.ts'

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

  test('a stream that is refused half-way is read to its end and leaves nothing behind', async () => {
    let chunks = 0
    const source = Readable.from(
      (async function* () {
        for (; chunks < 10; chunks++) yield Buffer.alloc(1_000, chunks)
      })(),
    )
    const refused = unless(() => (chunks > 3 ? new Error('too large') : undefined), source)
    await expect(store.put(refused)).rejects.toThrow('too large')
    expect(chunks).toBe(10)
    const whole = Buffer.from('whole')
    const stored = await store.put(unless(() => undefined, Readable.from([whole])))
    expect(await buffer(await store.open(stored.sha256))).toEqual(whole)
  })
})

test('nothing half-written stays on disk', async () => {
  expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([])
})

test.runIf(process.platform === 'linux')('a disk that takes only a part of the bytes is found out', async () => {
  // The limit of 1 KiB makes the first write a short one; only the next attempt fails.
  const script = `
    const { diskStore } = await import(${JSON.stringify(new URL('./disk.ts', import.meta.url).href)})
    const { Readable } = await import('node:stream')
    await diskStore(process.argv[1]).put(Readable.from([Buffer.alloc(3_000)])).then(() => console.log('stored'), ({ code }) => console.log(code))`
  const command = `ulimit -f 1; exec "$0" --input-type=module -e "$1" "$2"`
  const { stdout } = spawnSync('sh', ['-c', command, process.execPath, script, folder], { encoding: 'utf8' })
  expect(stdout.trim()).toBe('EFBIG')
})

test.runIf(process.platform === 'linux')('a new folder is on the disk together with its files', async () => {
  const dataDir = await mkdtemp(join(folder, 'durable-'))
  const handle = await open(dataDir, 'r')
  const synced: string[] = []
  const spy = vi.spyOn(Object.getPrototypeOf(handle), 'sync').mockImplementation(async function (this: typeof handle) {
    synced.push(await readlink(`/proc/self/fd/${this.fd}`))
  })
  const { sha256 } = await diskStore(dataDir).put(Readable.from([Buffer.from('x')]))
  spy.mockRestore()
  await handle.close()
  const files = join(dataDir, 'files')
  expect(new Set(synced)).toEqual(new Set([dataDir, files, join(files, sha256.slice(0, 2))]))
})

test('a bucket that refuses says so', async () => {
  const store = s3Store(`http://OTHER:SECRET@127.0.0.1:${port}/bucket`)
  await expect(store.put(Readable.from([Buffer.from('x')]))).rejects.toThrow(/403|refused/)
})
