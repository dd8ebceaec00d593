import { BlockList, isIP } from 'node:net'

/** Networks nobody outside has: loopback, private, link-local, shared, reserved (RFC 6890), and those IPv6 wraps them in. */
const INTERNAL = new BlockList()
for (const network of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
]) {
  const [address, prefix] = network.split('/')
  INTERNAL.addSubnet(address!, Number(prefix), address!.includes(':') ? 'ipv6' : 'ipv4')
}

/** Whether this is an address on the open internet: the only kind a URL somebody typed in may lead to. */
export const isPublicAddress = (address: string): boolean =>
  isIP(address) !== 0 && !INTERNAL.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
