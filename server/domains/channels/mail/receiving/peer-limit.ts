import { BlockList, isIPv6 } from 'node:net'
import { env } from '../../../../platform/env.ts'

/** Connections one peer may open in a minute. Loopback peers and listed relays have no limit, here and below. */
const MOST_PER_MINUTE = 60
/** Connections one peer may hold: those who say nothing must not take the places of all others. */
const MOST_AT_A_TIME = 20
const MINUTE_MS = 60_000
/** Peers remembered at most, so that a flood of addresses cannot fill the memory. */
const MOST_PEERS = 10_000

const windows = new Map<string, { started_ms: number; count: number }>()

export const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address)

/** A program on this machine, or a relay the operator has listed: no stranger. */
export const isTrustedPeer = (address: string): boolean => isLoopback(address) || isRelay(address)

export function mayGoOn(address: string): boolean {
  if (isTrustedPeer(address)) return true
  const peer = networkOf(address)
  const now_ms = performance.now()
  const window = windows.get(peer)
  if (!window || now_ms - window.started_ms > MINUTE_MS) {
    if (windows.size >= MOST_PEERS) windows.clear()
    windows.set(peer, { started_ms: now_ms, count: 1 })
    return true
  }
  return ++window.count <= MOST_PER_MINUTE
}

/** Connections that strangers hold, by peer. There are never more than the server lets in. */
const held = new Map<string, Set<string>>()

/** Whether there is room for one more connection of this peer; it is counted until it leaves. */
export function takePlace(address: string, connection: string): boolean {
  if (isTrustedPeer(address)) return true
  const peer = networkOf(address)
  const places = held.get(peer) ?? new Set()
  if (places.size >= MOST_AT_A_TIME) return false
  held.set(peer, places.add(connection))
  return true
}

/** Does nothing for a connection that was never counted. */
export function leave(address: string, connection: string): void {
  const peer = networkOf(address)
  const places = held.get(peer)
  places?.delete(connection)
  if (places?.size === 0) held.delete(peer)
}

/** Who has one IPv6 address has the 2^64 beside it: they are one peer. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/, '')
  if (!isIPv6(plain)) return plain
  const [front = '', back] = plain.split('::')
  const [left, right] = [front, back ?? ''].map((groups) => (groups === '' ? [] : groups.split(':')))
  const zeros = back === undefined ? 0 : 8 - left!.length - right!.length
  return [...left!, ...Array<string>(zeros).fill('0'), ...right!].slice(0, 4).join(':')
}

const NO_RELAYS: readonly string[] = []
let relays = { named: NO_RELAYS, list: new BlockList() }

function isRelay(address: string): boolean {
  const { SMTP_RELAYS: named = NO_RELAYS } = env()
  if (relays.named !== named) relays = { named, list: relaysIn(named) }
  const plain = address.replace(/^::ffff:/, '')
  return relays.list.check(plain, familyOf(plain))
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
