import { seal, unseal } from '../../../platform/secrets.ts'
import type { MailSecrets } from '../contract.ts'

/** What an account keeps sealed, as it was checked when it was written. */
export const secretsOf = ({ secrets }: { secrets: string | null }): MailSecrets =>
  secrets ? JSON.parse(unseal(secrets)) : {}

/** The same for showing: nothing where it cannot be read any more, which is one account's trouble and not the list's. */
export function readableSecretsOf(account: { secrets: string | null }): MailSecrets {
  try {
    return secretsOf(account)
  } catch {
    return {}
  }
}

/** Null when there is nothing to keep. */
export const sealed = (secrets: MailSecrets): string | null =>
  Object.keys(secrets).length > 0 ? seal(JSON.stringify(secrets)) : null
