import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

// Below the range from which systems lend ports to outgoing connections (Linux: from 32768): nobody can borrow ours while
// the server is away for a moment and has to come back to it.
const FROM = 21_000
const TO = 32_000

/** A TCP port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = randomInt(FROM, TO)
    if (await isFree(port)) return port
  }
  throw new Error(
    `No free TCP port was found on 127.0.0.1 between ${FROM} and ${TO}, and the database needs one. Free some.`,
  )
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
