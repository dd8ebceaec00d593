import { lookup as resolveName } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** A server of our own network is called by nobody who typed its name in. */
export class InternalAddress extends Error {
  constructor(host: string) {
    super(`${host} is not a server on the internet; internal addresses are refused.`)
    this.name = 'InternalAddress'
  }
}

/** Looks a name up at the moment of connecting, so that it cannot change its meaning after a check. */
export const publicOnly: LookupFunction = (hostname, options, done) =>
  resolveName(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '')
    const inside = found.find(({ address }) => !isPublicAddress(address))
    if (inside || found.length === 0) return done(new InternalAddress(hostname), '')
    if (options.all) return done(null, found)
    done(null, found[0]!.address, found[0]!.family)
  })

/** Refuses an address that is written into the URL itself: it is not looked up. */
export function refuseInternal(host: string): void {
  if (isIP(host) && !isPublicAddress(host)) throw new InternalAddress(host)
}
