import type { z } from 'zod'
import type { ConnectionStep } from '../../../server/domains/channels/contract.ts'
import type { AccountForm } from './account-form.ts'

export type Step = z.infer<typeof ConnectionStep>
export type StepName = Step['step']

/** The steps a test is going to take, so that one sees what is under way and what was not reached. */
export function expectedSteps(form: AccountForm, hasServer: boolean): Record<'incoming' | 'outgoing', StepName[]> {
  const { incoming, imap, outgoing, smtp, kept } = form
  const mailboxes = imap.mailboxes.map((): StepName => 'open_mailbox')
  const imapTls: StepName[] = imap.security === 'none' ? [] : ['tls']
  const isSealed = outgoing === 'installation' || kept.includes('smtp_url')
  return {
    incoming: incoming === 'fetched' ? ['resolve', 'connect', ...imapTls, 'sign_in', ...mailboxes] : [],
    outgoing: outgoing === 'own' || hasServer ? smtpSteps(isSealed ? null : smtp.security) : [],
  }
}

/** TLS stands before the greeting or after it; of a server we cannot see only the first and the last step are certain. */
function smtpSteps(security: 'tls' | 'starttls' | 'none' | null): StepName[] {
  if (security === 'tls') return ['resolve', 'connect', 'tls', 'greeting', 'sign_in']
  if (security === 'starttls') return ['resolve', 'connect', 'greeting', 'tls', 'sign_in']
  return ['resolve', 'connect', 'greeting', 'sign_in']
}

/** The steps that were not taken: what is expected beyond those that were. */
export function leftSteps(expected: StepName[], taken: Step[]): StepName[] {
  const last = taken.at(-1)
  if (!last || last.ok) return taken.length === 0 ? expected : []
  const at = expected.indexOf(last.step)
  if (last.step === 'open_mailbox') return expected.slice(taken.length)
  return at < 0 ? [] : expected.slice(at + 1)
}
