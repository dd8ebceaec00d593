import { hostOf, isThisMachine } from '../../accounts/this-machine.ts'

/** A password crosses a network encrypted or not at all: then STARTTLS is no longer up to the server. */
export function needsTls(url: string): boolean {
  const parsed = new URL(url)
  return parsed.username !== '' && !isThisMachine(hostOf(parsed))
}

/** False for a server of one's own network whose certificate nobody vouches for, as the URL says. */
export const checksCertificate = (url: string): boolean =>
  new URL(url).searchParams.get('tls.rejectUnauthorized') !== 'false'
