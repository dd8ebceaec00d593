import { generateKeyPairSync } from 'node:crypto'
import nodemailer from 'nodemailer'

/** A key to sign with, and the record that publishes it. */
export function aSigningKey(domain: string, { bits = 2048, selector = 'k1' } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return {
    dkim: { domainName: domain, keySelector: selector, privateKey },
    name: `${selector}._domainkey.${domain}`,
    record: `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`,
  }
}

interface MailFields {
  from?: string
  subject?: string
  text?: string
  html?: string
  attachments?: { filename: string; content: Buffer }[]
  headers?: Record<string, string>
  dkim?: { domainName: string; keySelector: string; privateKey: string; headerFieldNames?: string }
}

/** The bytes of a mail as another server would send it, signed when a key is given. */
export async function aSignedMail({ from = 'Cara <cara@customer.example>', dkim, ...fields }: MailFields = {}) {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const mail = { to: 'support@desk.example', subject: 'Invoice', text: 'It is wrong.\n', from, ...fields }
  const { message } = await transport.sendMail({ ...mail, ...(dkim ? { dkim } : {}) })
  return message as Buffer
}
