import { type ParsedMail, simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'
import { smtpIn } from '../domains/channels/mail/receiving/smtp-in.ts'
import { closePools } from '../domains/channels/mail/sending/smtp-pools.ts'
import { freePort } from '../platform/postgres/free-port.ts'
import { anInstallation } from './installation.ts'

/** The customers' mail server: keeps what it receives, and can refuse with words of its own, or take its time. */
export interface Peer {
  mails: ParsedMail[]
  /** The envelope's sender of each: where bounces go. */
  returns: string[]
  refuse: { responseCode: number; message: string } | null
  wait: Promise<void> | null
}

interface MailFields {
  from: string
  to?: string
  cc?: string
  subject?: string
  text?: string
  messageId?: string
  inReplyTo?: string
  references?: string[]
  date?: Date
}

/** An installation with the SMTP door open and a customers' mail server to answer to. */
export async function aMailLine() {
  const peer: Peer = { mails: [], returns: [], refuse: null, wait: null }
  const [inPort, outPort] = [await freePort(), await freePort()]
  const customers = customersServer(peer)
  await new Promise<void>((resolve) => customers.listen(outPort, '127.0.0.1', resolve))
  const smtp_url = `smtp://127.0.0.1:${outPort}`
  const installation = await anInstallation({ env: { SMTP_IN_PORT: inPort, SMTP_URL: smtp_url } })
  const door = await smtpIn.start(installation.ctx)
  const client = nodemailer.createTransport({ host: '127.0.0.1', port: inPort, tls: { rejectUnauthorized: false } })
  afterAll(async () => {
    client.close()
    closePools()
    await door.stop()
    await new Promise<void>((resolve) => customers.close(() => resolve()))
  })
  const { api, settle } = installation
  return {
    ...installation,
    peer,
    client,
    smtp_url,
    /** A mail by SMTP, filed. */
    customerWrites: async (mail: MailFields) => {
      await client.sendMail({ to: 'support@desk.example', subject: 'Invoice', text: 'It is wrong.', ...mail })
      await settle()
    },
    ticketsOf: async (subject: string) => (await api('GET', `/tickets?q=${subject}`)).json.items,
    messagesOf: async (id: string) => (await api('GET', `/tickets/${id}/messages`)).json.items,
  }
}

const customersServer = (peer: Peer) =>
  new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope: { mailFrom } }, callback) => {
      void simpleParser(stream).then(async (mail) => {
        await peer.wait
        if (peer.refuse) return callback(Object.assign(new Error(peer.refuse.message), peer.refuse))
        peer.mails.push(mail)
        peer.returns.push(mailFrom ? mailFrom.address : '')
        callback()
      })
    },
  })
