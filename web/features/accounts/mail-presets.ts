import type { SmtpSecurity } from './smtp-url.ts'

interface Server {
  host: string
  port: number
  security: SmtpSecurity
}

/** What is known about the mailboxes of a provider, from its own help pages. */
export interface Preset {
  id: 'own' | 'google' | 'microsoft' | 'fastmail' | 'icloud' | 'yahoo' | 'qq' | 'exmail' | 'netease'
  /** Its own name; that of `own` is translated. */
  name: string
  /** Domains of addresses that are certainly its. Others may be too: then it is chosen by hand. */
  domains: string[]
  imap: Server
  smtp: Server
  /** Where its access tokens are fetched, where it wants OAuth or offers it. */
  oauth?: { token_url: string; scope: string }
  takes_passwords: boolean
  /** Mail to support+anything@ arrives; where that is not certain, we do without. */
  takes_plus: boolean
  authentication_server?: string
}

const tls = (host: string, port: number): Server => ({ host, port, security: 'tls' })

const known: Preset[] = [
  {
    id: 'google',
    name: 'Gmail, Google Workspace',
    domains: ['gmail.com', 'googlemail.com'],
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
    oauth: { token_url: 'https://oauth2.googleapis.com/token', scope: '' },
    takes_passwords: true,
    takes_plus: true,
    authentication_server: 'mx.google.com',
  },
  {
    id: 'microsoft',
    name: 'Outlook, Microsoft 365',
    domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
    imap: tls('outlook.office365.com', 993),
    smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
    oauth: {
      token_url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
      scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
    },
    takes_passwords: false,
    takes_plus: true,
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    domains: ['fastmail.com', 'fastmail.fm'],
    imap: tls('imap.fastmail.com', 993),
    smtp: tls('smtp.fastmail.com', 465),
    takes_passwords: true,
    takes_plus: true,
  },
  {
    id: 'icloud',
    name: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    imap: tls('imap.mail.me.com', 993),
    smtp: { host: 'smtp.mail.me.com', port: 587, security: 'starttls' },
    takes_passwords: true,
    takes_plus: true,
  },
  {
    id: 'yahoo',
    name: 'Yahoo',
    domains: ['yahoo.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'ymail.com', 'rocketmail.com'],
    imap: tls('imap.mail.yahoo.com', 993),
    smtp: tls('smtp.mail.yahoo.com', 465),
    takes_passwords: true,
    takes_plus: false,
  },
  {
    id: 'qq',
    name: 'QQ 邮箱',
    domains: ['qq.com', 'foxmail.com'],
    imap: tls('imap.qq.com', 993),
    smtp: tls('smtp.qq.com', 465),
    takes_passwords: true,
    takes_plus: false,
  },
  {
    id: 'exmail',
    name: '腾讯企业邮箱',
    domains: ['exmail.qq.com'],
    imap: tls('imap.exmail.qq.com', 993),
    smtp: tls('smtp.exmail.qq.com', 465),
    takes_passwords: true,
    takes_plus: false,
  },
  {
    id: 'netease',
    name: '163 网易邮箱',
    domains: ['163.com', '126.com', 'yeah.net'],
    imap: tls('imap.163.com', 993),
    smtp: tls('smtp.163.com', 465),
    takes_passwords: true,
    takes_plus: false,
  },
]

/** What to begin with for an address: its provider where the domain tells, else the usual names below the domain. */
export function presetFor(address: string): Preset {
  const domain = domainOf(address)
  const preset = known.find(({ domains }) => domains.includes(domain))
  return preset ? atDomain(preset, domain) : ownServer(domain)
}

/** All providers one can choose from for an address, its own server last. */
export const presetsFor = (address: string): Preset[] => [...known, ownServer(domainOf(address))]

/** The provider a server belongs to. */
export const presetOfHost = (address: string, host: string): Preset =>
  [presetFor(address), ...known].find(({ imap }) => imap.host === host) ?? ownServer(domainOf(address))

const domainOf = (address: string): string => address.split('@').at(-1)?.trim().toLowerCase() ?? ''

const ownServer = (domain: string): Preset => ({
  id: 'own',
  name: '',
  domains: [],
  imap: tls(domain ? `imap.${domain}` : '', 993),
  smtp: tls(domain ? `smtp.${domain}` : '', 465),
  takes_passwords: true,
  takes_plus: true,
})

/** NetEase runs one server a domain. */
const atDomain = (preset: Preset, domain: string): Preset =>
  preset.id === 'netease' ? { ...preset, imap: tls(`imap.${domain}`, 993), smtp: tls(`smtp.${domain}`, 465) } : preset
