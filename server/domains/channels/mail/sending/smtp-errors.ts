import { ChannelError, type Refusal } from '../../channel.ts'
import { handedOver } from './wire-address.ts'

/** What nodemailer tells of a failure. */
interface SmtpError extends Error {
  code?: string
  command?: string
  responseCode?: number
  response?: string
  recipient?: string
  rejectedErrors?: SmtpError[]
}

/** The peer's own words first, then what can be done about it. `recipients`: whom the mail was handed over for. */
export function channelErrorOf(error: unknown, recipients: readonly string[]): ChannelError {
  const failure = error as SmtpError
  const words = failure.response ?? failure.message
  const advice = adviceFor(failure)
  const is_outage = isOutage(failure)
  return new ChannelError(advice ? `${words} – ${advice}` : words, {
    retry: is_outage || !isFinal(failure),
    is_outage,
    refused: refusalsIn(failure.rejectedErrors, recipients),
  })
}

/** One entry per recipient the peer refused. */
export const refusalsIn = (errors: readonly unknown[] = [], recipients: readonly string[]): Refusal[] =>
  (errors as SmtpError[]).map((error) => {
    const words = error.response ?? error.message
    return {
      recipient: handedOver(error.recipient ?? '', recipients),
      words,
      status: statusIn(words),
      is_final: isFinal(error),
    }
  })

const statusIn = (words: string): string | null => /^[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1] ?? null

/** A "5xx" is final (RFC 5321, 4.2.1); everything else may pass. */
const isFinal = ({ responseCode }: SmtpError): boolean => responseCode !== undefined && responseCode >= 500

/** The server is not reached, not trusted, does not let us in, or takes nothing at all: that says nothing about the mail. */
const OUTAGES = ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EPROTOCOL', 'EPROXY']
/** "Authentication required", in the words of those servers that say so only when a mail comes. */
const AUTHENTICATION_CODES = [421, 530, 534, 535, 538]

const isOutage = ({ code = '', command, responseCode = 0 }: SmtpError): boolean =>
  OUTAGES.includes(code) || command === 'CONN' || AUTHENTICATION_CODES.includes(responseCode)

/** Many providers let an account send from its plain address only. */
const SENDER_REFUSED =
  'The server does not let this user send from this address. If it is the part behind the plus, switch plus_addresses off for the account.'

const ADVICE: [RegExp, string][] = [
  [
    /^ETLS/,
    'The server offers no TLS here, and a password is not sent in the clear: use smtps:// (465), or a port with STARTTLS (587).',
  ],
  [/ECONNREFUSED/, 'Nothing listens there: check host and port of the outgoing server, and that it is running.'],
  [
    /ENOTFOUND|EAI_AGAIN|EDNS/,
    'The name of the outgoing server is not known: check its spelling and this machine’s DNS.',
  ],
  [
    /wrong version number|SSL routines.*packet length/i,
    'The port does not begin with TLS: use smtp:// (STARTTLS, often 587) instead of smtps:// (465).',
  ],
  [
    /self[- ]signed|unable to (verify|get)|CERT_|certificate|altnames/i,
    'The certificate is not trusted: install one for this host name, or, for a server of your own network, add ?tls.rejectUnauthorized=false to the URL.',
  ],
  [
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout/i,
    'The server does not answer: a firewall may close this port (587 is the usual one).',
  ],
  [
    /EAUTH|^(530|534|535|538)/,
    'User name or password were not accepted: check them; many providers want an app password.',
  ],
]

function adviceFor(failure: SmtpError): string | undefined {
  const { code = '', message, response = '' } = failure
  if (failure.command === 'MAIL FROM' && isFinal(failure) && !isOutage(failure)) return SENDER_REFUSED
  const told = [response, message, code]
  return ADVICE.find(([sign]) => told.some((text) => sign.test(text)))?.[1]
}
