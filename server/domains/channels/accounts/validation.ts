import { z } from 'zod'
import { invalid } from '../../../platform/errors.ts'
import { MailSecrets, MailSettings } from '../contract.ts'
import { plainAddress } from '../reply-token.ts'
import { isThisMachine } from './this-machine.ts'

const AnySettings = z.record(z.string(), z.unknown())
const NoSecrets = z.strictObject({})

/** Without TLS a password crosses the network in the clear, so only for a server on this machine. */
const CheckedMailSettings = MailSettings.refine(({ imap }) => imap?.security !== 'none' || isThisMachine(imap.host), {
  path: ['imap', 'security'],
  message: 'none is only for a server on this machine (localhost)',
})

/** The settings as they are stored, with what was left out filled in. Throws with a path per mistake. */
export const validSettings = (channel: string, settings: unknown) =>
  checked(channel === 'email' ? CheckedMailSettings : AnySettings, 'settings', settings)

/** `changes` applied to what is set: by name, null takes one away. Throws with a path per mistake. */
export function validSecrets(channel: string, before: MailSecrets, changes: Record<string, unknown>): MailSecrets {
  const left = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null)
  return checked(channel === 'email' ? MailSecrets : NoSecrets, 'secrets', Object.fromEntries(left))
}

/**
 * A password or a token that is kept goes to the server it was given for, and to no other: whoever may change the
 * settings could otherwise have it sent to a server of their own. Throws when the mailbox is to be fetched from another
 * server, in another way or by another user, and neither is given anew.
 */
export function refuseKeptSecrets(change: { before: unknown; after: unknown; secrets: Record<string, unknown> }): void {
  const [was, is] = [change.before, change.after].map((settings) => MailSettings.safeParse(settings).data?.imap)
  if (!was || !is) return
  const isSame = (['host', 'port', 'security', 'user'] as const).every((name) => was[name] === is[name])
  const isGiven = ['imap_password', 'oauth'].some((name) => name in change.secrets)
  if (isSame || isGiven) return
  throw invalid('The password is kept for another server or user: give it once more.', [
    { path: 'secrets.imap_password', message: 'must be given anew for another server or user' },
  ])
}

/** The address as it is stored and compared. */
export function validAddress(channel: string, address: string): string {
  if (channel !== 'email') return address
  if (z.email().safeParse(address).success) return plainAddress(address)
  throw invalid('A mail account needs an e-mail address.', [{ path: 'address', message: 'is not an e-mail address' }])
}

function checked<T>(shape: z.ZodType<T>, name: 'settings' | 'secrets', value: unknown): T {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  throw invalid(
    `The ${name} do not fit this channel.`,
    result.error.issues.flatMap((issue) =>
      unknownKeys(issue).map((key) => ({ path: [name, ...issue.path, ...key].join('.'), message: issue.message })),
    ),
  )
}

/** A key that is not known is named in the path, as every other mistake is. */
const unknownKeys = (issue: z.core.$ZodIssue): string[][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [key]) : [[]]
