import type { DnsRecord } from '../contract.ts'
import { SILENT, type SpfFacts, UNASKED } from './dns-facts.ts'
import { MOST_LOOKUPS } from './look-up-spf.ts'
import { isSpf, mergedSpf } from './spf-record.ts'

/** Whether the domain lets our outgoing servers send for it (RFC 7208). */
export function judgeSpf(domain: string, mechanisms: string[], found: SpfFacts | undefined): DnsRecord {
  const [state, advice] = stateOf(mechanisms, found)
  const records = found?.texts ?? []
  const isFine = state === 'ok' && records[0] !== undefined
  const value = isFine
    ? records[0]!
    : mergedSpf(records.filter(isSpf), records.length > 0 ? mechanisms : orMx(mechanisms))
  return { purpose: 'spf', type: 'TXT', name: domain, value, state, found: records, advice }
}

/** Where the outgoing server is not known by a public name, the servers that receive are a first guess. */
const orMx = (mechanisms: string[]): string[] => (mechanisms.length > 0 ? mechanisms : ['mx'])

const GUESSED =
  'The outgoing server has no public name here: make sure that the record names the address your mail leaves from.'

function stateOf(mechanisms: string[], found: SpfFacts | undefined): [DnsRecord['state'], string] {
  const guessed = mechanisms.length === 0 ? ` ${GUESSED}` : ''
  if (!found) return ['unknown', UNASKED + guessed]
  if (found.answer === 'silent') return ['unknown', SILENT]
  if (found.texts.length === 0) return ['missing', `Publish this text.${guessed}`]
  if (found.texts.length > 1) {
    return [
      'wrong',
      'There are several SPF records, so receivers believe none (RFC 7208, 4.5). Replace them by this one.',
    ]
  }
  if (found.problem) return ['wrong', found.problem]
  if (found.lookups > MOST_LOOKUPS) {
    return [
      'wrong',
      `The record needs more than ${MOST_LOOKUPS} lookups, so receivers give up on it. Take out what you do not use.`,
    ]
  }
  return coverage(mechanisms, found, guessed)
}

function coverage(mechanisms: string[], found: SpfFacts, guessed: string): [DnsRecord['state'], string] {
  if (mechanisms.some((mechanism) => !found.wanted.includes(mechanism))) {
    return ['unknown', 'The outgoing server was changed since the last check. Check again.']
  }
  const missing = mechanisms.filter((mechanism) => !found.covered.includes(mechanism))
  if (missing.length > 0) return ['wrong', `The record does not cover the outgoing server: add ${missing.join(' ')}.`]
  return ['ok', `The record is in order and needs ${found.lookups} of ${MOST_LOOKUPS} lookups.${guessed}`]
}
