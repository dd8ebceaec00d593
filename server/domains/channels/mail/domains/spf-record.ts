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
  if (kind === 'ip4') return isIP(target.split('/')[0]!) === 4
  if (kind === 'ip6') return isIP(target.split('/')[0]!) === 6
  return true
}

/** One record that says what all of these say and names these mechanisms too; everything else is refused softly. */
export function mergedSpf(records: string[], mechanisms: string[]): string {
  const terms = records.flatMap(termsOf).filter((term) => isWellFormed(term))
  const end = terms.find(({ kind, qualifier }) => kind === 'all' && qualifier !== '+')?.text ?? '~all'
  const redirect = terms.find(({ kind }) => kind === 'redirect')
  const others = terms.filter(({ kind }) => kind !== 'all' && kind !== 'redirect').map(({ text }) => text)
  return ['v=spf1', ...new Set([...others, ...mechanisms]), redirect?.text ?? end].join(' ')
}
