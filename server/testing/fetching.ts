import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, expect } from 'vitest'
import { imapIn } from '../domains/channels/mail/receiving/imap/imap-in.ts'
import { aUser } from './builders.ts'
import { aDovecot, missingDovecot } from './dovecot.ts'
import { anInstallation } from './installation.ts'
import { until } from './until.ts'

/** Why mail cannot be fetched here, or null: then `aFetchingDesk` may be called. Says so once. */
export function whyNoFetching(): string | null {
  const why = missingDovecot()
  if (why) console.log(`Skipped, fetching by IMAP: ${why}`)
  return why
}

interface Desk {
  users: string[]
  introspection_url?: string
}

/** An installation beside a real IMAP server whose certificate it trusts, with an administrator to be alarmed. */
export async function aFetchingDesk({ users, introspection_url }: Desk) {
  const installation = await anInstallation()
  const { ctx, api } = installation
  const dovecot = await aDovecot({ users, introspection_url })
  setDefaultCACertificates([...getCACertificates('default'), dovecot.certificate])
  const admin = await aUser(ctx, { role: 'admin' })
  const running: Awaited<ReturnType<typeof imapIn.start>>[] = []
  const accounts = async () => (await api('GET', '/channels/accounts')).json.items
  afterEach(async () => {
    await Promise.all(running.splice(0).map((fetching) => fetching.stop()))
    for (const { id } of await accounts()) await api('PATCH', `/channels/accounts/${id}`, { body: { archived: true } })
  })
  afterAll(() => dovecot.stop())

  const accountOf = async (id: string) => (await accounts()).find((account: { id: string }) => account.id === id)
  const stateOf = async (id: string) => (await accountOf(id)).mailboxes[0].state
  const ledgerOf = (id: string) =>
    ctx.db.selectFrom('mails').selectAll().where('account_id', '=', id).orderBy('id').execute()
  return {
    ...installation,
    dovecot,
    accountOf,
    stateOf,
    ledgerOf,
    startFetching: async () => {
      const fetching = await imapIn.start(ctx)
      running.push(fetching)
      return fetching
    },
    /** An account that fetches from the mailbox of a Dovecot user, by TLS and password unless said otherwise. */
    anAccount: async (user: string, imap: Record<string, unknown> = {}, secrets?: Record<string, unknown>) => {
      const access = { host: 'localhost', port: dovecot.tls_port, user, ...imap }
      const body = {
        channel: 'email',
        address: `${user}@desk.example`,
        settings: { imap: access },
        secrets: secrets ?? { imap_password: dovecot.password },
      }
      const { status, json } = await api('POST', '/channels/accounts', { body })
      expect([status, json.errors]).toEqual([201, undefined])
      return json.id as string
    },
    isLive: (id: string) => until(async () => (await stateOf(id)) === 'live'),
    arrived: (id: string, count: number, within_ms = 15_000) =>
      until(
        async () => {
          const rows = await ledgerOf(id)
          return rows.length >= count && rows
        },
        { within_ms },
      ),
    /** Kinds of what the administrator was told, newest first. */
    alarms: async (): Promise<string[]> => {
      const { items } = (await api('GET', '/notifications?limit=100', { as: admin.id })).json
      // The tickets of the mails fetched here become late meanwhile, which is told too.
      return items.map(({ kind }: { kind: string }) => kind).filter((kind: string) => kind.startsWith('mailbox_'))
    },
  }
}

/** A mail of a customer, as it lies in a mailbox. */
export const aMail = (subject: string, from = 'cara@customer.example') =>
  `Return-Path: <${from}>\nFrom: Cara <${from}>\nTo: support@desk.example\nSubject: ${subject}\nMessage-ID: <${subject}@customer.example>\n\nText of ${subject}.\n`
