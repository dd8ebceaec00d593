import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import nodemailer, { type SMTPTransportOptions } from 'nodemailer'
import { checksCertificate, needsTls } from '../../mail/sending/smtp-url.ts'
import { hostOf } from '../this-machine.ts'
import { onGreeting, onRefusal, onSignIn, onTls, SMTP } from './advice.ts'
import { asked, encrypted, heard, reach, tlsWords } from './probe.ts'
import { type Outcome, stepByStep, type Take } from './steps.ts'

/** An answer of one or more lines is over (RFC 5321, 4.2). */
const ANSWER = /^\d{3} [^\n]*\n/m

/** From the name of the outgoing server to being signed in there. No mail is sent. */
export const trySmtp = (smtpUrl: string): Promise<Outcome> =>
  stepByStep(async (take) => {
    const url = new URL(smtpUrl)
    await tryTransport(take, url)
    await take({
      step: 'sign_in',
      work: () => signIn(smtpUrl),
      say: () => (url.username ? `Signed in as ${decodeURIComponent(url.username)}` : 'No sign-in is set'),
      advise: onSignIn,
    })
  })

async function tryTransport(take: Take, url: URL): Promise<void> {
  const isTls = url.protocol === 'smtps:'
  const host = hostOf(url)
  const socket = await reach(take, { host, port: Number(url.port) || (isTls ? SMTP.tls : SMTP.starttls), ports: SMTP })
  try {
    if (isTls) return void (await greeted(take, await encrypt(take, { url, socket, begin: async () => {} })))
    const offers = await greeted(take, socket)
    if (/STARTTLS/i.test(offers) || needsTls(url.href)) {
      await encrypt(take, { url, socket, begin: () => startTls(socket) })
    }
  } finally {
    socket.destroy()
  }
}

interface Encrypting {
  url: URL
  socket: Socket
  /** What is said in the clear before. */
  begin(): Promise<unknown>
}

function encrypt(take: Take, { url, socket, begin }: Encrypting): Promise<TLSSocket> {
  const isChecked = checksCertificate(url.href)
  return take({
    step: 'tls',
    work: async () => {
      await begin()
      return encrypted(socket, hostOf(url), isChecked)
    },
    say: (secure) => (isChecked ? tlsWords(secure) : `${tlsWords(secure)}, ${UNCHECKED}`),
    advise: (error) => onTls(error, SMTP),
  })
}

const UNCHECKED = 'which is not checked: the URL says tls.rejectUnauthorized=false'

/** What the server offers after both have greeted. */
async function greeted(take: Take, socket: Socket): Promise<string> {
  const { offers } = await take({
    step: 'greeting',
    work: async () => {
      const words = await heard(socket, ANSWER)
      if (!words.startsWith('220')) throw new Error(words)
      const offers = await asked(socket, 'EHLO support-responder.invalid', ANSWER)
      if (!offers.startsWith('250')) throw new Refused(offers)
      return { words, offers }
    },
    say: ({ words }) => words,
    advise: (error) => (error instanceof Refused ? onRefusal() : onGreeting(error, SMTP)),
  })
  return offers
}

/** It has greeted, and wants nothing to do with us. */
class Refused extends Error {}

/** RFC 3207. */
async function startTls(socket: Socket): Promise<void> {
  const answer = await asked(socket, 'STARTTLS', ANSWER)
  if (!answer.startsWith('220')) throw new Error(answer)
}

async function signIn(url: string): Promise<void> {
  const transport = nodemailer.createTransport({
    url,
    requireTLS: needsTls(url),
    greetingTimeout: 5_000,
  } as SMTPTransportOptions)
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}
