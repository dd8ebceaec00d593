import { z } from 'zod'
import type { PostForm } from '../../../../../platform/outside/post-form.ts'
import { fingerprint } from '../../../../../platform/secrets.ts'
import type { MailSecrets } from '../../../contract.ts'

type OAuth = NonNullable<MailSecrets['oauth']>

/** RFC 6749, 5.1. */
const Granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().optional() })
const Refused = z.object({ error: z.string(), error_description: z.string().optional() })

const LIFE_SECONDS = 3_600
/** A token that is about to end is not begun with. */
const MARGIN_SECONDS = 60

const kept = new Map<string, { token: string; until_ms: number }>()

/** An access token for XOAUTH2: the last one while it lives, else a new one for the refresh token (RFC 6749, 6). */
export async function accessTokenOf(oauth: OAuth, post: PostForm): Promise<string> {
  const key = fingerprint(JSON.stringify(oauth))
  const known = kept.get(key)
  if (known && known.until_ms > performance.now()) return known.token
  const { access_token, expires_in = LIFE_SECONDS } = await fetchToken(oauth, post)
  kept.set(key, { token: access_token, until_ms: performance.now() + (expires_in - MARGIN_SECONDS) * 1_000 })
  return access_token
}

/** After the mail server has refused a token: the next call fetches another. */
export const forgetAccessToken = (oauth: OAuth): void => void kept.delete(fingerprint(JSON.stringify(oauth)))

async function fetchToken({ token_url, client_id, client_secret, refresh_token, scope }: OAuth, post: PostForm) {
  const { status, text } = await post(token_url, {
    grant_type: 'refresh_token',
    client_id,
    refresh_token,
    ...(client_secret ? { client_secret } : {}),
    ...(scope ? { scope } : {}),
  })
  const reply = parsed(text)
  const granted = Granted.safeParse(reply)
  if (status === 200 && granted.success) return granted.data
  const { error, error_description } = Refused.safeParse(reply).data ?? { error: `HTTP ${status}` }
  throw new TokenRefused(`${new URL(token_url).host} gave no access token: ${error_description ?? error}`)
}

/** The refresh token is used up, or the application was switched off: only a person can mend that. */
export class TokenRefused extends Error {}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
