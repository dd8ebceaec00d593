import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { afterAll } from 'vitest'
import { freePort } from '../platform/postgres/free-port.ts'

export interface PeerMail {
  parsed: ParsedMail
  raw: string
  envelope: SMTPServerSession['envelope']
}

type Refusal = { responseCode: number; message: string } | null | undefined

/** Somebody's mail server: keeps what it takes, refuses mails or single recipients, and can be away. */
export interface SmtpPeer {
  url: string
  mails: PeerMail[]
  /** Connections made so far. */
  connections: number
  refuse: Refusal
  refuseRecipient: (address: string) => Refusal
  goAway(): Promise<void>
  comeBack(): Promise<void>
}

export async function anSmtpPeer(): Promise<SmtpPeer> {
  let server = serverFor(() => peer)
  // It comes back to where it was, so nobody may borrow its port meanwhile.
  const port = await freePort()
  const listen = () =>
    new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  const peer: SmtpPeer = {
    url: '',
    mails: [],
    connections: 0,
    refuse: null,
    refuseRecipient: () => null,
    goAway: close,
    comeBack: async () => {
      server = serverFor(() => peer)
      await listen()
    },
  }
  await listen()
  peer.url = `smtp://127.0.0.1:${port}`
  afterAll(close)
  return peer
}

const serverFor = (peer: () => SmtpPeer) =>
  new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hidePIPELINING: false,
    hideDSN: false,
    closeTimeout: 100,
    onConnect: (_session, callback) => {
      peer().connections++
      callback()
    },
    onRcptTo: ({ address }, _session, callback) => callback(errorOf(peer().refuseRecipient(address))),
    onData: (stream, { envelope }, callback) => {
      void keep(peer(), stream, structuredClone(envelope)).then(() => callback(), callback)
    },
  }).on('error', () => {}) // A client that breaks off is its own business.

const errorOf = (refusal: Refusal) => (refusal ? Object.assign(new Error(refusal.message), refusal) : null)

async function keep(peer: SmtpPeer, stream: NodeJS.ReadableStream, envelope: PeerMail['envelope']): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  const refused = errorOf(peer.refuse)
  if (refused) throw refused
  const raw = Buffer.concat(chunks)
  peer.mails.push({ parsed: await simpleParser(raw), raw: raw.toString('latin1'), envelope })
}
