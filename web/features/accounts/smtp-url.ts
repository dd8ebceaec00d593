export type SmtpSecurity = 'tls' | 'starttls' | 'none'

export interface SmtpServer {
  host: string
  port: number
  security: SmtpSecurity
  user: string
  password: string
}

/** The outgoing server as one address. STARTTLS that was chosen is insisted on, so that nobody can strip it on the way. */
export function smtpUrl({ host, port, security, user, password }: SmtpServer): string {
  const scheme = security === 'tls' ? 'smtps' : 'smtp'
  const signIn = user ? `${encodeURIComponent(user)}:${encodeURIComponent(password)}@` : ''
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  return `${scheme}://${signIn}${name.trim()}:${port}${security === 'starttls' ? '?requireTLS=true' : ''}`
}
