import { ChannelError } from '../../channel.ts'

/** A server that lets us wait is left alone for a while, or a few hundred mails for it would hold up all other work. */
const LEFT_ALONE_MS = 60_000
/** A server that has taken a mail so recently is there. */
const ALIVE_MS = 60_000

const silent = new Map<string, { until_ms: number; error: ChannelError }>()
const took_ms = new Map<string, number>()

export function noteSuccess(url: string): void {
  silent.delete(url)
  took_ms.set(url, performance.now())
}

/** Throws what a silent server has made us wait for already. */
export function refuseSilent(url: string): void {
  const known = silent.get(url)
  if (known && performance.now() < known.until_ms) throw known.error
  silent.delete(url)
}

const BROKEN_OFF = /^421|closed|ECONNRESET|EPIPE|timeout|ETIMEDOUT/i
const TIMED_OUT = /timeout|ETIMEDOUT/i

/**
 * The error as it is to be taken. A server that breaks off with one mail and takes others is not away: it may be this
 * mail, which then waits on its own instead of being tried whenever another one has left.
 */
export function noteFailure(url: string, error: ChannelError): ChannelError {
  if (!error.is_outage || !BROKEN_OFF.test(error.message)) return error
  if (performance.now() - (took_ms.get(url) ?? Number.NEGATIVE_INFINITY) < ALIVE_MS) {
    return new ChannelError(error.message, { retry: true, refused: error.refused })
  }
  if (TIMED_OUT.test(error.message)) silent.set(url, { until_ms: performance.now() + LEFT_ALONE_MS, error })
  return error
}
