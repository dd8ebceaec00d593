import { domainToASCII } from 'node:url'

/** An address as mail servers write it to each other: the domain in ASCII (RFC 5890), all in lower case. */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 0) return address.toLowerCase()
  const domain = address.slice(at + 1)
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`.toLowerCase()
}

/** Of the addresses we handed over the one another server speaks of; its own spelling if there is none. */
export const handedOver = (spoken: string, handed: readonly string[]): string =>
  handed.find((address) => wireAddress(address) === wireAddress(spoken)) ?? spoken
