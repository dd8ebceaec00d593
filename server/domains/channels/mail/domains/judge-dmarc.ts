import type { DnsRecord } from '../contract.ts'
import { type DmarcFacts, SILENT, UNASKED } from './dns-facts.ts'

const POLICIES = ['none', 'quarantine', 'reject']
const WATCH =
  'p=none only watches. The reports show who sends in your name; once all of it is yours, go on to p=quarantine, then to p=reject.'
const REPORTS = 'Let the reports go to a mailbox that is not a support address: they would become tickets.'

/** Whether the domain says what is to be done with mail that forges its name (RFC 9989). */
export function judgeDmarc(domain: string, found: DmarcFacts | undefined): DnsRecord {
  const [state, advice] = stateOf(found)
  const texts = found?.texts ?? []
  const value = state === 'ok' && texts[0] ? texts[0] : `v=DMARC1; p=none; rua=mailto:postmaster@${domain}`
  const shown = found?.inherited ? [found.inherited.text] : texts
  return { purpose: 'dmarc', type: 'TXT', name: `_dmarc.${domain}`, value, state, found: shown, advice }
}

function stateOf(found: DmarcFacts | undefined): [DnsRecord['state'], string] {
  if (!found) return ['unknown', `${UNASKED} ${REPORTS}`]
  if (found.answer === 'silent') return ['unknown', SILENT]
  if (found.inherited)
    return ['ok', `The policy of ${found.inherited.domain} holds here. ${next(found.inherited.text)}`]
  const [text, ...more] = found.texts
  if (text === undefined) return ['missing', `Publish this text as a first step. ${REPORTS} ${WATCH}`]
  if (more.length > 0) return ['wrong', 'There are several DMARC records, so receivers heed none. Leave one.']
  const problem = dmarcProblem(text)
  return problem ? ['wrong', problem] : ['ok', next(text)]
}

const tagOf = (text: string, name: string): string | undefined =>
  text
    .split(';')
    .map((tag) => tag.split('='))
    .find(([tag]) => tag?.trim().toLowerCase() === name)?.[1]
    ?.trim()

function dmarcProblem(text: string): string | null {
  if (!/^\s*v\s*=\s*DMARC1\s*(;|$)/.test(text)) return 'The record must start with “v=DMARC1;”.'
  const policy = tagOf(text, 'p')
  if (policy === undefined) return 'The record says no policy: add p=none, p=quarantine or p=reject.'
  if (!POLICIES.includes(policy.toLowerCase())) return `“p=${policy}” is no policy: it is none, quarantine or reject.`
  const wrong = ['adkim', 'aspf'].find((name) => !/^[rs]$/i.test(tagOf(text, name) ?? 'r'))
  if (wrong) return `“${wrong}” must be r (relaxed) or s (strict).`
  return null
}

function next(text: string): string {
  const policy = tagOf(text, 'p')?.toLowerCase()
  if (policy === 'reject') return 'Forged mail is refused. Nothing more to do.'
  return policy === 'quarantine' ? 'Forged mail goes to spam. The last step is p=reject.' : WATCH
}
