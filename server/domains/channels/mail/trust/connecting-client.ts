import { BlockList, isIP, isIPv6 } from 'node:net'
import { getClientAddress, parseReceived } from 'mailauth/lib/parse-received.js'
import { isTrustedPeer } from '../receiving/peer-limit.ts'
import type { RawHead } from './raw-head.ts'

/** The server that handed the mail to us or to our relay: whom SPF is about. */
export interface Client {
  ip: string
  helo: string
}

interface Arrival {
  source: 'smtp' | 'imap'
  peer: string
  helo: string | null
}

/** Stations inside our own network that are looked through at most. */
const MOST_STATIONS = 10

/** Who connected, or in words why that cannot be known. */
export function connectingClient(head: RawHead, { source, peer, helo }: Arrival): Client | string {
  if (source === 'imap') return 'A mailbox does not tell which server a mail came from.'
  return isTrustedPeer(peer) ? behindOurRelay(head) : publicClient({ ip: plain(peer), helo: helo ?? '' })
}

/**
 * A relay writes its Received header on top (RFC 5321, 4.4), and so does every further station of ours it went through.
 * The first address that is not ours is the outside world; what stands below was written there, by anybody.
 */
function behindOurRelay({ fields }: RawHead): Client | string {
  for (const field of fields.filter(({ name }) => name === 'received').slice(0, MOST_STATIONS)) {
    const { from } = parseReceived(field.raw)
    const ip = getClientAddress(from)
    if (!ip) return 'Our relay did not note which server it got this mail from.'
    if (!isTrustedPeer(ip)) return publicClient({ ip: plain(ip), helo: from?.value ?? '' })
  }
  return 'The mail comes from this machine or our own relays.'
}

const publicClient = (client: Client): Client | string =>
  isPrivate(client.ip)
    ? 'The mail comes from a private network; if a relay of ours is there, list it in SMTP_RELAYS.'
    : client

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

const privateNetworks = new BlockList()
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  privateNetworks.addSubnet(network, prefix, isIPv6(network) ? 'ipv6' : 'ipv4')
}

const isPrivate = (ip: string): boolean => isIP(ip) !== 0 && privateNetworks.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4')
