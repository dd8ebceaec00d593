import type { Socket } from 'node:net'
import nodemailer, { type SMTPTransportOptions } from 'nodemailer'
import { onGreeting, onSignIn, onTls, SMTP } from './advice.ts'
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

async function tryTransport(take: Take, { protocol, hostname, port }: URL): Promise<void> {
  const isTls = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const socket = await reach(take, { host, port: Number(port) || (isTls ? SMTP.tls : SMTP.starttls), ports: SMTP })
  const tls = (begin: () => Promise<unknown>) =>
    take({
      step: 'tls',
      work: async () => {
        await begin()
        return encrypted(socket, host)
      },
      say: tlsWords,
      advise: (error) => onTls(error, SMTP),
    })
  try {
    if (isTls) return void (await greeted(take, await tls(async () => {})))
    await greeted(take, socket)
    const offers = await asked(socket, 'EHLO support-responder.invalid', ANSWER)
    if (/STARTTLS/i.test(offers)) await tls(() => startTls(socket))
  } finally {
    socket.destroy()
  }
}

const greeted = (take: Take, socket: Socket) =>
  take({
    step: 'greeting',
    work: async () => {
      const words = await heard(socket, ANSWER)
      if (!words.startsWith('220')) throw new Error(words)
      return words
    },
    say: (words) => words,
    advise: (error) => onGreeting(error, SMTP),
  })

/** RFC 3207. */
async function startTls(socket: Socket): Promise<void> {
  const answer = await asked(socket, 'STARTTLS', ANSWER)
  if (!answer.startsWith('220')) throw new Error(answer)
}

async function signIn(url: string): Promise<void> {
  const transport = nodemailer.createTransport({ url, greetingTimeout: 5_000 } as SMTPTransportOptions)
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}
