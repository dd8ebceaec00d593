import { isIP } from 'node:net'

const MECHANISM = /^([+?~-]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?:[:/](.*))?$/i
const MODIFIER = /^([a-z][a-z0-9_.-]*)=(.*)$/i
const NEEDS_TARGET = new Set(['include', 'exists', 'ip4', 'ip6'])
/** Each of these makes a receiver ask DNS (RFC 7208, 4.6.4). */
const ASKING = new Set(['include', 'a', 'mx', 'ptr', 'exists', 'redirect'])

export interface Term {
  text: string
  /** `include`, `ip4`, `redirect` … */
  kind: string
  target: string
  qualifier: string
}

export const isSpf = (text: string): boolean => /^v=spf1( |$)/i.test(text)

/** The terms of a record in their order; what is no term has an empty kind. */
export const termsOf = (record: string): Term[] =>
  record
    .trim()
    .split(/\s+/)
    .slice(1)
    .map((text) => {
      const [, qualifier, mechanism, target = ''] = MECHANISM.exec(text) ?? []
      if (mechanism) return { text, kind: mechanism.toLowerCase(), target, qualifier: qualifier || '+' }
      const [, modifier = '', value = ''] = MODIFIER.exec(text) ?? []
      return { text, kind: modifier.toLowerCase(), target: value, qualifier: '' }
    })

export const asksDns = ({ kind }: Term): boolean => ASKING.has(kind)

/** What is wrong with the record itself, in a sentence, or null. */
export function spfProblem(record: string): string | null {
  const terms = termsOf(record)
  const odd = terms.find((term) => !isWellFormed(term))
  if (odd) return `“${odd.text}” is not a term of SPF.`
  const all = terms.findIndex(({ kind }) => kind === 'all')
  if (terms[all]?.qualifier === '+') return `“${terms[all].text}” lets everybody send in your name; end with ~all.`
  if (all >= 0 && terms.slice(all + 1).some(({ qualifier }) => qualifier !== '')) {
    return `What stands behind “${terms[all]!.text}” is never looked at.`
  }
  if (all < 0 && !terms.some(({ kind }) => kind === 'redirect')) return 'The record has no end; add ~all.'
  return null
}

function isWellFormed({ kind, target }: Term): boolean {
  if (kind === '') return false
  if (NEEDS_TARGET.has(kind) && target === '') return false
  if (kind === 'ip4') return isNetwork(target, { version: 4, bits: 32 })
  if (kind === 'ip6') return isNetwork(target, { version: 6, bits: 128 })
  return true
}

/** `192.0.2.7`, `192.0.2.0/24` (RFC 7208, 5.6). */
function isNetwork(target: string, { version, bits }: { version: 4 | 6; bits: number }): boolean {
  const [address, prefix = String(bits), ...more] = target.split('/')
  return isIP(address!) === version && more.length === 0 && /^(0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= bits
}

/**
 * One record that says what all of these say and names these mechanisms too. Everything else is refused as strictly as
 * one of them does, softly where none says how.
 */
export function mergedSpf(records: string[], mechanisms: string[]): string {
  const terms = records.flatMap(termsOf).filter((term) => isWellFormed(term))
  const ends = terms.filter(({ kind, qualifier }) => kind === 'all' && qualifier !== '+')
  const end = ['-', '~', '?'].flatMap((strict) => ends.find(({ qualifier }) => qualifier === strict)?.text ?? [])[0]
  // Where a record has an `all`, its redirect is never looked at (RFC 7208, 6.1).
  const redirect = records
    .map(termsOf)
    .filter((its) => !its.some(({ kind }) => kind === 'all'))
    .flatMap((its) => its.find(({ kind }) => kind === 'redirect') ?? [])[0]
  const others = terms.filter(({ kind }) => kind !== 'all' && kind !== 'redirect').map(({ text }) => text)
  if (redirect && end) others.push(`include:${redirect.target}`)
  return ['v=spf1', ...new Set([...others, ...mechanisms]), end ?? redirect?.text ?? '~all'].join(' ')
}
