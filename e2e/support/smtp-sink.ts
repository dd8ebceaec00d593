import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { freePort } from '../../server/platform/postgres/free-port.ts'

export interface SunkMail {
  message_id: string
  from: string
  to: string[]
  raw: string
}

/** The mail server of the customers: keeps what it has taken, in the order in which it said "250". */
export interface SmtpSink {
  /** For SMTP_URL. */
  url: string
  mails: SunkMail[]
  /** Connections made so far. */
  connections: number
  /** Mails that are being answered right now. */
  under_way: number
  /** Called before a mail is taken. May take its time (`slowly`) or refuse (`refusing`); may be replaced at any time. */
  answer: (mail: SunkMail) => Promise<void> | void
  stop(): Promise<void>
}

/** The sink takes every mail, after `ms`. */
export const slowly = (ms: number) => () => sleep(ms)

/** The sink refuses every mail: for good with a code of 500 or more, for now with one from 400. */
export const refusing = (responseCode: number, message: string) => () => {
  throw Object.assign(new Error(message), { responseCode })
}

export async function startSmtpSink(answer: SmtpSink['answer'] = () => {}): Promise<SmtpSink> {
  const port = await freePort()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: (_session, callback) => {
      sink.connections++
      callback()
    },
    onData: (stream, { envelope }, callback) => {
      const { mailFrom, rcptTo } = envelope
      const addresses = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) }
      void take(sink, stream, addresses).then(() => callback(), callback)
    },
  })
  server.on('error', () => {}) // A sender that breaks off is what some tests are about.
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  const sink: SmtpSink = { url: `smtp://127.0.0.1:${port}`, mails: [], connections: 0, under_way: 0, answer, stop }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return sink
}

async function take(
  sink: SmtpSink,
  stream: NodeJS.ReadableStream,
  addresses: Pick<SunkMail, 'from' | 'to'>,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks).toString('latin1')
  const message_id = /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? ''
  const mail = { message_id, raw, ...addresses }
  sink.under_way++
  try {
    await sink.answer(mail)
    sink.mails.push(mail)
  } finally {
    sink.under_way--
  }
}
