import { Agent, get } from 'node:http'

export interface Load {
  per_second: number
  latencies_ms: number[]
}

/** Repeats `work` with `at_once` running side by side for so long, and tells how often and how fast it ran. */
export async function repeat(work: () => Promise<unknown>, { at_once = 1, seconds = 3 } = {}): Promise<Load> {
  const latencies_ms: number[] = []
  const began_ms = performance.now()
  const until_ms = began_ms + seconds * 1_000
  const inTurn = async () => {
    while (performance.now() < until_ms) latencies_ms.push(await timed(work))
  }
  await Promise.all(Array.from({ length: at_once }, inTurn))
  return { per_second: latencies_ms.length / ((performance.now() - began_ms) / 1_000), latencies_ms }
}

/** Does `work` for each of the numbers below `count`, `at_once` side by side. */
export async function forEachNumber(
  count: number,
  work: (n: number) => Promise<unknown>,
  { at_once }: { at_once: number },
): Promise<void> {
  let next = 0
  const inTurn = async () => {
    for (let n = next++; n < count; n = next++) await work(n)
  }
  await Promise.all(Array.from({ length: at_once }, inTurn))
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began_ms = performance.now()
  await work()
  return performance.now() - began_ms
}

const agent = new Agent({ keepAlive: true, maxSockets: 100 })

/** A GET over a kept connection, cheaper than `fetch`: the machine that asks is the one that is measured. Throws unless 200. */
export function fetchBytes(url: string, headers: Record<string, string> = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('error', reject)
      reply.on('end', () => {
        if (reply.statusCode === 200) resolve(Buffer.concat(chunks))
        else reject(new Error(`${url} answered ${reply.statusCode}`))
      })
    })
    request.on('error', reject)
  })
}
