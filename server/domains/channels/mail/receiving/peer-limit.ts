import { BlockList, isIPv6 } from 'node:net'
import { env } from '../../../../platform/env.ts'

/** Connections one peer may open in a minute. Loopback peers and listed relays have no limit. */
const MOST_PER_MINUTE = 60
const MINUTE_MS = 60_000
/** Peers remembered at most, so that a flood of addresses cannot fill the memory. */
const MOST_PEERS = 10_000

const windows = new Map<string, { started_ms: number; count: number }>()

export const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address)

/** A program on this machine, or a relay the operator has listed: no stranger. */
export const isTrustedPeer = (address: string): boolean => isLoopback(address) || isRelay(address)

export function mayGoOn(address: string): boolean {
  if (isTrustedPeer(address)) return true
  const now_ms = performance.now()
  const window = windows.get(address)
  if (!window || now_ms - window.started_ms > MINUTE_MS) {
    if (windows.size >= MOST_PEERS) windows.clear()
    windows.set(address, { started_ms: now_ms, count: 1 })
    return true
  }
  return ++window.count <= MOST_PER_MINUTE
}

let relays: BlockList | undefined

function isRelay(address: string): boolean {
  relays ??= relaysIn(env().SMTP_RELAYS ?? [])
  const plain = address.replace(/^::ffff:/, '')
  return relays.check(plain, familyOf(plain))
}

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')

/** `10.0.0.0/8`, `192.0.2.7`, `2001:db8::/32`. */
export function relaysIn(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address, prefix] = entry.split('/')
    if (prefix === undefined) list.addAddress(address!, familyOf(address!))
    else list.addSubnet(address!, Number(prefix), familyOf(address!))
  }
  return list
}
