import type {
  ChannelAccount,
  ImapSettings,
  MailSecrets,
  MailSettings,
} from '../../../server/domains/channels/contract.ts'
import { type Preset, presetFor } from './mail-presets.ts'
import { type SmtpServer, smtpUrl } from './smtp-url.ts'

export type SecretName = keyof MailSecrets

/** A mail account as its form holds it. What is sealed on the server is empty here. */
export interface AccountForm {
  name: string
  incoming: 'handed_over' | 'fetched'
  imap: Required<ImapSettings>
  sign_in: 'password' | 'oauth'
  imap_password: string
  oauth: Required<NonNullable<MailSecrets['oauth']>>
  outgoing: 'installation' | 'own'
  smtp: SmtpServer
  plus_addresses: boolean
  signature: string
  acknowledgement: string
  /** Secrets that are set and stay as they are. */
  kept: SecretName[]
}

const emptyOauth = { token_url: '', client_id: '', client_secret: '', refresh_token: '', scope: '' }

/** The form of an account that does not exist yet, with what its address tells. */
export function newForm(address: string, name: string): AccountForm {
  const empty: AccountForm = {
    name,
    incoming: 'fetched',
    imap: { ...serverless, user: address },
    sign_in: 'password',
    imap_password: '',
    oauth: emptyOauth,
    outgoing: 'installation',
    smtp: { host: '', port: 465, security: 'tls', user: address, password: '' },
    plus_addresses: true,
    signature: '',
    acknowledgement: '',
    kept: [],
  }
  return withPreset(empty, presetFor(address))
}

const serverless: Required<ImapSettings> = {
  host: '',
  port: 993,
  security: 'tls',
  user: '',
  mailboxes: ['INBOX'],
  first_fetch_days: 0,
  silent_after_hours: 0,
  authentication_server: '',
}

/** The form with the servers of a provider; what was typed stays. */
export function withPreset(form: AccountForm, preset: Preset): AccountForm {
  return {
    ...form,
    imap: { ...form.imap, ...preset.imap, authentication_server: preset.authentication_server ?? '' },
    smtp: { ...form.smtp, ...preset.smtp },
    sign_in: preset.takes_passwords ? 'password' : 'oauth',
    plus_addresses: preset.takes_plus,
    oauth: { ...form.oauth, token_url: preset.oauth?.token_url ?? '', scope: preset.oauth?.scope ?? '' },
  }
}

/** The form of an account as it is saved. */
export function formOf({ address, name, settings, secrets_set }: ChannelAccount): AccountForm {
  const { imap, signature = '', acknowledgement = '', plus_addresses = true } = settings as Partial<MailSettings>
  const fresh = newForm(address, name)
  return {
    ...fresh,
    incoming: imap ? 'fetched' : 'handed_over',
    imap: imap ? { ...serverless, ...imap } : fresh.imap,
    sign_in: imap ? (secrets_set.includes('oauth') ? 'oauth' : 'password') : fresh.sign_in,
    outgoing: secrets_set.includes('smtp_url') ? 'own' : 'installation',
    plus_addresses,
    signature,
    acknowledgement,
    kept: secrets_set as SecretName[],
  }
}

/** The settings as the API takes them. */
export function settingsOf({ incoming, imap, plus_addresses, signature, acknowledgement }: AccountForm): MailSettings {
  const authentication_server = imap.authentication_server.trim() || undefined
  return {
    ...(incoming === 'fetched' ? { imap: { ...imap, authentication_server } } : {}),
    plus_addresses,
    signature: signature.trimEnd() || undefined,
    acknowledgement: acknowledgement.trim() || undefined,
  }
}

/** Only the secrets that change: a new value, or null for one that is set and no longer needed. */
export function secretsOf(form: AccountForm, set: string[]): Record<string, unknown> {
  const is_fetched = form.incoming === 'fetched'
  const keeps = (name: SecretName) => form.kept.includes(name)
  const wanted: Record<SecretName, unknown> = {
    imap_password:
      is_fetched && form.sign_in === 'password'
        ? form.imap_password || (keeps('imap_password') ? undefined : null)
        : null,
    oauth: is_fetched && form.sign_in === 'oauth' ? (keeps('oauth') ? undefined : oauthOf(form)) : null,
    smtp_url: form.outgoing === 'own' ? (keeps('smtp_url') ? undefined : smtpUrl(form.smtp)) : null,
  }
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => value !== undefined && (value !== null || set.includes(name))),
  )
}

const oauthOf = ({ oauth }: AccountForm): NonNullable<MailSecrets['oauth']> => ({
  ...oauth,
  client_secret: oauth.client_secret || undefined,
  scope: oauth.scope.trim() || undefined,
})

/** Fields that must not stay empty, by path: `form.required` for each. */
export function missingIn(form: AccountForm): string[] {
  const is_fetched = form.incoming === 'fetched'
  const needed: [string, boolean][] = [
    ['imap.host', is_fetched && !form.imap.host.trim()],
    ['imap.user', is_fetched && !form.imap.user.trim()],
    ['imap.mailboxes', is_fetched && form.imap.mailboxes.length === 0],
    ...oauthNeeds(form),
    ['smtp.host', form.outgoing === 'own' && !form.kept.includes('smtp_url') && !form.smtp.host.trim()],
  ]
  return needed.filter(([, isMissing]) => isMissing).map(([path]) => path)
}

function oauthNeeds({ incoming, sign_in, kept, oauth }: AccountForm): [string, boolean][] {
  const asks = incoming === 'fetched' && sign_in === 'oauth' && !kept.includes('oauth')
  return (['token_url', 'client_id', 'refresh_token'] as const).map((name) => [
    `oauth.${name}`,
    asks && !oauth[name].trim(),
  ])
}

/** Where the API says a mistake is → the field that shows it. */
export const fieldOf = (path: string): string =>
  path
    .replace(/^(settings|secrets)\./, '')
    .replace(/^smtp_url$/, 'smtp.host')
    .replace(/^(imap\.mailboxes)\..*$/, '$1')
