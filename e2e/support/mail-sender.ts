import nodemailer from 'nodemailer'

/** A mail as its bytes stand on the wire: sent again, it is the same mail. */
export interface OutsideMail {
  message_id: string
  from: string
  to: string
  raw: string
}

/** The customer's mail number `n`, with a Message-ID of its own. */
export function aMail(n: number, { from = `customer-${n}@shop.example`, html = '' } = {}): OutsideMail {
  const [message_id, to] = [`<mail-${n}@shop.example>`, 'support@desk.example']
  const head = [
    `From: "Customer ${n}" <${from}>`,
    `To: ${to}`,
    `Subject: Question number ${n}`,
    `Message-ID: ${message_id}`,
    'Date: Mon, 05 Jan 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    `Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8`,
  ]
  const body = html || `This is mail number ${n}.\r\nPlease look into it.`
  return { message_id, from, to, raw: `${head.join('\r\n')}\r\n\r\n${body}\r\n` }
}

interface SendOptions {
  connections: number
  /** Makes a connection for every mail, as small senders do. */
  reconnecting?: boolean
  acknowledged?: (mail: OutsideMail) => void
}

export interface Sent {
  /** Message-IDs that were acknowledged with "250". */
  acknowledged: Set<string>
  /** What ended a connection before all was sent. */
  failures: Error[]
}

/** Hands mails over at `port` of this machine. A connection that meets an error is given up: a dead server ends the sending. */
export async function sendMails(port: number, mails: OutsideMail[], options: SendOptions): Promise<Sent> {
  const waiting = [...mails]
  const sent: Sent = { acknowledged: new Set(), failures: [] }
  const sendInTurn = async () => {
    const connection = connectTo(port, options.reconnecting ?? false)
    try {
      for (let mail = waiting.shift(); mail; mail = waiting.shift()) {
        await connection.sendMail({ envelope: { from: mail.from, to: mail.to }, raw: mail.raw })
        sent.acknowledged.add(mail.message_id)
        options.acknowledged?.(mail)
      }
    } catch (error) {
      sent.failures.push(error as Error)
    } finally {
      connection.close()
    }
  }
  await Promise.all(Array.from({ length: options.connections }, sendInTurn))
  return sent
}

/** One connection that carries mail after mail, as a busy mail server's does, or one for each. */
const connectTo = (port: number, reconnecting: boolean) => {
  const peer = { host: '127.0.0.1', port }
  const kept = { pool: true, maxConnections: 1, maxMessages: Number.POSITIVE_INFINITY, maxRequeues: 0 } as const
  return reconnecting ? nodemailer.createTransport(peer) : nodemailer.createTransport({ ...kept, ...peer })
}
