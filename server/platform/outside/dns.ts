import { Resolver as NodeResolver } from 'node:dns/promises'
import { env } from '../env.ts'
import { guarded } from './dns-breaker.ts'
import { cached } from './dns-cache.ts'

export type DnsAnswer = string[][] | string[]
/** Records of a name. Rejects with an error whose `code` says why: ENOTFOUND, ENODATA, ETIMEOUT, ESERVFAIL … */
export type Resolve = (name: string, type: string) => Promise<DnsAnswer>

export interface Resolver {
  /** Answers of the last minutes are used again. */
  resolve: Resolve
  /** Asks in any case: for somebody who has just changed a record. */
  fresh: Resolve
}

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

/** The server was reached and has said what there is; other failures say nothing about the name. */
export const isAnswer = (error: unknown): boolean => ['ENOTFOUND', 'ENODATA', 'EBADNAME'].includes(codeOf(error))

/** The server was reached, whatever it said: some answer for names of their own network only (REFUSED), or cannot go on. */
export const isReply = (error: unknown): boolean =>
  isAnswer(error) || ['EREFUSED', 'ESERVFAIL', 'ENOTIMP', 'EFORMERR', 'EBADRESP'].includes(codeOf(error))

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

export const dnsError = (code: string, name: string) => Object.assign(new Error(`${code} ${name}`), { code })

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
