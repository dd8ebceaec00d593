import { Resolver as NodeResolver } from 'node:dns/promises'
import { env } from '../env.ts'
import { type DnsAnswer, dnsError, type Resolve, type Resolver } from './dns-answers.ts'
import { guarded } from './dns-breaker.ts'
import { cached } from './dns-cache.ts'

/** One query, its repetition included, takes no longer. */
const LONGEST_QUERY_MS = 2_000
const FIRST_TRY_MS = 700

let override: Resolve | undefined
let current: { servers: readonly string[] | undefined; override: Resolve | undefined; resolver: Resolver } | undefined

/**
 * Looks names up at DNS_SERVERS, or at the system's servers, and remembers the answers. While no server answers, every
 * lookup fails at once with ETIMEOUT, so that a dead DNS slows nothing down.
 */
export function resolver(): Resolver {
  const servers = env().DNS_SERVERS
  if (current?.servers !== servers || current?.override !== override) current = undefined
  current ??= { servers, override, resolver: cached(guarded(override ?? asking(servers))) }
  return current.resolver
}

/** Tests answer themselves, or let no question out; undefined undoes that. */
export function overrideResolver(resolve: Resolve | undefined): void {
  override = resolve
}

function asking(servers: readonly string[] | undefined): Resolve {
  const node = new NodeResolver({ timeout: FIRST_TRY_MS, tries: 2 })
  if (servers) node.setServers(servers)
  return async (name, type) => {
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(dnsError('ETIMEOUT', name)), LONGEST_QUERY_MS)
    })
    try {
      return (await Promise.race([node.resolve(name, type), tooLong])) as DnsAnswer
    } finally {
      clearTimeout(timer)
    }
  }
}
