/** Connections one peer may open in a minute. Loopback peers have no limit. */
const MOST_PER_MINUTE = 60
const MINUTE_MS = 60_000
/** Peers remembered at most, so that a flood of addresses cannot fill the memory. */
const MOST_PEERS = 10_000

const windows = new Map<string, { started_ms: number; count: number }>()

export const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address)

export function mayGoOn(address: string): boolean {
  if (isLoopback(address)) return true
  const now_ms = performance.now()
  const window = windows.get(address)
  if (!window || now_ms - window.started_ms > MINUTE_MS) {
    if (windows.size >= MOST_PEERS) windows.clear()
    windows.set(address, { started_ms: now_ms, count: 1 })
    return true
  }
  return ++window.count <= MOST_PER_MINUTE
}
