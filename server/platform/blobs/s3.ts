import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AwsClient } from 'aws4fetch'
import type { BlobStore } from './store.ts'

/** An S3-compatible bucket: https://KEY:SECRET@host[:port]/bucket[/prefix]?region=eu-central-1 */
export function s3Store(address: string): BlobStore {
  const url = new URL(address)
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
  })
  const root = `${url.origin}${url.pathname.replace(/\/$/, '')}`
  const addressOf = (sha256: string) => `${root}/${sha256.slice(0, 2)}/${sha256}`
  const has = async (sha256: string) => {
    const reply = await client.fetch(addressOf(sha256), { method: 'HEAD' })
    if (!reply.ok && reply.status !== 404) throw await refused('look for', reply)
    return reply.ok
  }

  return {
    has,
    put: (content) =>
      inTemporaryFile(content, async ({ path, sha256, size }) => {
        if (!(await has(sha256))) {
          const reply = await client.fetch(addressOf(sha256), { method: 'PUT', body: await readFile(path) })
          if (!reply.ok) throw await refused('store', reply)
        }
        return { sha256, size }
      }),
    open: async (sha256) => {
      const reply = await client.fetch(addressOf(sha256))
      if (!reply.ok || !reply.body) throw await refused('open', reply)
      return Readable.fromWeb(reply.body as Parameters<typeof Readable.fromWeb>[0])
    },
  }
}

const refused = async (verb: string, reply: Response) =>
  new Error(
    `The file store refused to ${verb} a file: ${reply.status} ${(await reply.text()).slice(0, 300)}. Check S3_URL: key, bucket and region.`,
  )

interface TemporaryFile {
  path: string
  sha256: string
  size: number
}

/** The name of an object is its hash, known only at the end of the stream: it rests on disk until then. */
async function inTemporaryFile<T>(content: Readable, work: (file: TemporaryFile) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'support-responder-'))
  try {
    const path = join(folder, 'content')
    await pipeline(content, createWriteStream(path))
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk)
    return await work({ path, sha256: hash.digest('hex'), size: (await stat(path)).size })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
