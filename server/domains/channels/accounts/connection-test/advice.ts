import { TokenRefused } from '../../mail/receiving/imap/access-token.ts'
import { NoAnswer } from './steps.ts'

/** The usual ports of a protocol, by how TLS begins. */
export interface Ports {
  tls: number
  starttls: number
}
export const IMAP: Ports = { tls: 993, starttls: 143 }
export const SMTP: Ports = { tls: 465, starttls: 587 }

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

export const onResolving = (error: unknown): string =>
  codeOf(error) === 'ENOTFOUND'
    ? 'There is no server of this name. Check it for typing mistakes; your provider lists the right one.'
    : 'Names cannot be looked up from here at the moment. Check the network and DNS of this machine.'

export const onConnecting = (error: unknown, { tls, starttls }: Ports): string =>
  codeOf(error) === 'ECONNREFUSED'
    ? `Nothing listens on this port. Usual are ${tls} with TLS and ${starttls} with STARTTLS.`
    : 'The server cannot be reached on this port. A firewall may be in between, here or there.'

/** The server was silent where it speaks first. */
export const onGreeting = (_error: unknown, { tls }: Ports): string =>
  `The server does not greet. This port probably expects TLS from the first byte: choose TLS, usually on port ${tls}.`

/** The server has greeted and does not answer our greeting as one that takes mail. */
export const onRefusal = (): string =>
  'The server does not want to talk to this machine. Ask its operator whether it takes mail from here.'

const CERTIFICATE: Record<string, string> = {
  CERT_HAS_EXPIRED: 'The certificate of the server has expired. Whoever runs it must renew it.',
  CERT_NOT_YET_VALID: 'The certificate is not valid yet. Is the clock of this machine right?',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The certificate is for another name. Enter the server under the name in its certificate.',
}
const UNTRUSTED =
  'The certificate is not signed by an authority this machine trusts. Have it signed by one, or add its authority: NODE_EXTRA_CA_CERTS names a file with it.'

export function onTls(error: unknown, ports: Ports): string {
  const code = codeOf(error)
  if (error instanceof NoAnswer) return onGreeting(error, ports)
  if (/SSL_WRONG_VERSION|SSL_PACKET_LENGTH|SSL_UNEXPECTED|EPROTO/.test(code)) {
    return `This port does not begin with TLS. Choose STARTTLS, usually on port ${ports.starttls}.`
  }
  if (CERTIFICATE[code]) return CERTIFICATE[code]
  if (/SELF_SIGNED|UNABLE_TO|CERT_/.test(code)) return UNTRUSTED
  return `The server offers no encryption this way. Usual are ${ports.tls} with TLS and ${ports.starttls} with STARTTLS.`
}

/** Phrases of large providers first: they tell what is really the matter. */
export function onSignIn(error: unknown): string {
  const words = `${error} ${(error as { response?: string }).response} ${(error as { responseText?: string }).responseText}`
  if (error instanceof TokenRefused) {
    return 'The permission has ended. Sign in at the provider again and store the new refresh token.'
  }
  if (/app(lication)?[- ](specific )?password/i.test(words)) {
    return 'This provider wants an app password: make one in the security settings of the mailbox and enter it here.'
  }
  if (/imap\b.*(disabled|not enabled|turned off)|(disabled|not enabled) for imap/i.test(words)) {
    return 'IMAP is switched off for this mailbox. Switch it on in its settings at the provider.'
  }
  if (/basic auth|LOGIN(_| )?DISABLED|login is disabled/i.test(words)) {
    return 'This server takes no plain password: use OAuth, or TLS if it is switched off.'
  }
  return 'Check the user name, often the whole address, and the password. With two-step sign-in most providers want an app password.'
}
