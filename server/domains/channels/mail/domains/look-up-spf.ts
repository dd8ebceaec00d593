import { spf } from 'mailauth/lib/spf/index.js'
import { isAnswer, type Resolve } from '../../../../platform/outside/dns-answers.ts'
import type { SpfFacts } from './dns-facts.ts'
import { lookUpTexts } from './look-up-texts.ts'
import { asksDns, isSpf, spfProblem, type Term, termsOf } from './spf-record.ts'

/** A receiver asks this often and no more (RFC 7208, 4.6.4). */
export const MOST_LOOKUPS = 10

/** What the domain's SPF record says, with all it includes, and whether it covers these mechanisms. */
export async function lookUpSpf(domain: string, wanted: string[], resolve: Resolve): Promise<SpfFacts> {
  const found = await lookUpTexts(domain, resolve)
  const records = found.texts.filter((text) => /^v=spf/i.test(text.trim()))
  const facts = { ...found, texts: records, lookups: 0, problem: null, wanted, covered: [] }
  const [record] = records
  if (found.answer === 'silent' || record === undefined) return facts
  const problem = isSpf(record) ? spfProblem(record) : 'A record of SPF starts with “v=spf1 ”.'
  if (problem || records.length > 1) return { ...facts, problem }
  const walk: Walk = { resolve, lookups: 0, included: new Set(), problem: null, isSilent: false }
  await walkRecord(record, walk)
  const answers = await Promise.all(wanted.map((mechanism) => covers({ domain, record, walk }, mechanism)))
  return {
    ...facts,
    answer: walk.isSilent || answers.includes('silent') ? 'silent' : 'found',
    lookups: walk.lookups,
    problem: walk.problem,
    covered: wanted.filter((_, index) => answers[index] === 'yes'),
  }
}

interface Walk {
  resolve: Resolve
  lookups: number
  included: Set<string>
  problem: string | null
  /** DNS did not answer about everything that is included. */
  isSilent: boolean
}

/** Counts the questions of a record and of all it includes; past the limit nothing more needs to be known. */
async function walkRecord(record: string, walk: Walk): Promise<void> {
  const terms = termsOf(record)
  const hasEnd = terms.some(({ kind }) => kind === 'all')
  for (const term of terms) {
    if (!asksDns(term) || (term.kind === 'redirect' && hasEnd)) continue
    walk.lookups++
    if (walk.lookups > MOST_LOOKUPS || walk.problem) return
    await follow(term, walk)
  }
}

async function follow({ kind, target, text }: Term, walk: Walk): Promise<void> {
  // A name with a macro is different for every mail.
  if ((kind !== 'include' && kind !== 'redirect') || target.includes('%')) return
  walk.included.add(target.toLowerCase())
  const { answer, texts } = await lookUpTexts(target, walk.resolve)
  const records = texts.filter(isSpf)
  if (answer === 'silent') walk.isSilent = true
  else if (records.length !== 1) {
    walk.problem = `“${text}” leads to ${records.length === 0 ? 'no' : 'more than one'} SPF record.`
  }
  if (records.length === 1) await walkRecord(records[0]!, walk)
}

/** Named in the record or in what it includes; a server of our own may also be covered by its address. */
async function covers(
  { domain, record, walk }: { domain: string; record: string; walk: Walk },
  mechanism: string,
): Promise<'yes' | 'no' | 'silent'> {
  if (termsOf(record).some(({ text }) => text.replace(/^\+/, '').toLowerCase() === mechanism)) return 'yes'
  const [kind, target] = [mechanism.slice(0, mechanism.indexOf(':')), mechanism.slice(mechanism.indexOf(':') + 1)]
  if (kind === 'include') return walk.included.has(target) ? 'yes' : 'no'
  const ip = kind === 'a' ? await addressOf(target, walk.resolve) : target
  if (!ip) return ip === null ? 'no' : 'silent'
  const sender = `postmaster@${domain}`
  const { status } = await spf({ sender, ip, helo: `[${ip}]`, mta: 'us', resolver: walk.resolve })
  if (status.result === 'temperror') return 'silent'
  return status.result === 'pass' ? 'yes' : 'no'
}

/** Null: the host has none. Undefined: DNS did not answer. */
async function addressOf(host: string, resolve: Resolve): Promise<string | null | undefined> {
  const answers = await Promise.allSettled(['A', 'AAAA'].map((type) => resolve(host, type)))
  const address = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value[0] : undefined)).find(Boolean)
  if (address) return String(address)
  return answers.every((answer) => answer.status === 'fulfilled' || isAnswer(answer.reason)) ? null : undefined
}
