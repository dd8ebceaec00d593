export type DnsAnswer = string[][] | string[]
/** Records of a name. Rejects with an error whose `code` says why: ENOTFOUND, ENODATA, ETIMEOUT, ESERVFAIL … */
export type Resolve = (name: string, type: string) => Promise<DnsAnswer>

export interface Resolver {
  /** Answers of the last minutes are used again. */
  resolve: Resolve
  /** Asks in any case: for somebody who has just changed a record. */
  fresh: Resolve
}

/** The server was reached and has said what there is; other failures say nothing about the name. */
export const isAnswer = (error: unknown): boolean => ['ENOTFOUND', 'ENODATA', 'EBADNAME'].includes(codeOf(error))

/** The server was reached, whatever it said: some answer for names of their own network only (REFUSED), or cannot go on. */
export const isReply = (error: unknown): boolean =>
  isAnswer(error) || ['EREFUSED', 'ESERVFAIL', 'ENOTIMP', 'EFORMERR', 'EBADRESP'].includes(codeOf(error))

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

export const dnsError = (code: string, name: string) => Object.assign(new Error(`${code} ${name}`), { code })
