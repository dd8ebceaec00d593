import { ImapFlow } from 'imapflow'
import { type PostForm, postForm } from '../../../../../platform/outside/post-form.ts'
import type { ImapSettings, MailSecrets } from '../../../contract.ts'
import { LARGEST_MAIL } from '../limits.ts'
import { accessTokenOf, forgetAccessToken } from './access-token.ts'

/** All that is needed to sign in. */
export interface ImapAccess {
  imap: ImapSettings
  secrets: MailSecrets
}

const CONNECT_MS = 15_000
/** A line on which nothing moves for so long is dead. Something does move at every look at the mailbox, once a minute. */
const SILENT_MS = 120_000

let post: PostForm = postForm

/** Tests stand in for the authorization server; undefined undoes that. */
export function overrideTokenServer(stand_in: PostForm | undefined): void {
  post = stand_in ?? postForm
}

/** A signed-in connection. Throws what the server said; the caller closes what it gets, the signal closes it at any time. */
export async function connectImap(access: ImapAccess, signal?: AbortSignal): Promise<ImapFlow> {
  try {
    return await signIn(access, signal)
  } catch (error) {
    if (!access.secrets.oauth || !isSignInRefused(error)) throw error
    // A token can be withdrawn before its time: a fresh one decides.
    forgetAccessToken(access.secrets.oauth)
    return signIn(access, signal)
  }
}

async function signIn({ imap, secrets }: ImapAccess, signal?: AbortSignal): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: imap.security === 'tls',
    doSTARTTLS: imap.security === 'starttls',
    auth: { user: imap.user, ...(await credentials(secrets)) },
    clientInfo: { name: 'Support Responder' },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    disableAutoIdle: true,
    maxLiteralSize: LARGEST_MAIL,
    logger: false,
  })
  // What breaks later shows in the next command; without a listener it would end the process.
  client.on('error', () => {})
  signal?.addEventListener('abort', () => client.close(), { once: true })
  try {
    signal?.throwIfAborted()
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw error
  }
}

async function credentials({ oauth, imap_password }: MailSecrets): Promise<{ accessToken: string } | { pass: string }> {
  if (oauth) return { accessToken: await accessTokenOf(oauth, post) }
  if (imap_password) return { pass: imap_password }
  throw new Error('Neither a password nor OAuth is set for this mailbox.')
}

/** The server's own words, as far as there are any. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 500)
  const { responseText, response, code } = error as Error & { responseText?: string; response?: unknown; code?: string }
  const words = responseText || (typeof response === 'string' && response) || error.message || code || error.name
  return (code?.startsWith('E') && !words.includes(code) ? `${words} (${code})` : words).slice(0, 500)
}

/** Refused for what we said who we are, which does not mend itself. */
export const isSignInRefused = (error: unknown): boolean =>
  error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true
