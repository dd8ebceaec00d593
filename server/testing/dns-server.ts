import { afterAll } from 'vitest'
import { overrideEnv } from '../platform/env.ts'
import { startDnsServer, type Zone } from './dns-socket.ts'

/** A DNS server on this machine that the product asks until the file's tests are over. Names not set do not exist. */
export async function aDnsServer(names: Record<string, Zone> = {}) {
  const dns = await startDnsServer(names)
  overrideEnv({ DNS_SERVERS: [dns.address] })
  afterAll(dns.stop)
  return dns
}
