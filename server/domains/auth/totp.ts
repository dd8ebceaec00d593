import { Secret, TOTP } from 'otpauth'

const STEP_SECONDS = 30
/** One step before and after is accepted, for clocks that are a little off (RFC 6238, 5.2). */
const WINDOW = 1

const totp = (secret: string, label = '') =>
  new TOTP({
    issuer: 'Support Responder',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  })

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

export const totpUri = (secret: string, email: string): string => totp(secret, email).toString()

/** The time step a code belongs to, or null when it is wrong. A step is accepted once, so keep the last one used. */
export function totpStep(secret: string, code: string): number | null {
  const delta = totp(secret).validate({ token: code, window: WINDOW })
  return delta === null ? null : Math.floor(Temporal.Now.instant().epochMilliseconds / 1000 / STEP_SECONDS) + delta
}
