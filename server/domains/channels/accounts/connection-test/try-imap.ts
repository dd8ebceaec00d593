import type { ImapFlow } from 'imapflow'
import { connectImap, type ImapAccess } from '../../mail/receiving/imap/connect-imap.ts'
import { IMAP, onGreeting, onSignIn, onTls } from './advice.ts'
import { asked, encrypted, heard, reach, tlsWords } from './probe.ts'
import { NoAnswer, type Outcome, stepByStep, type Take } from './steps.ts'

/** A sign-in that nobody waits for any more is not left open. */
const LONGEST_MS = 20_000

/** From the name of the server to each open mailbox, as fetching does it. Nothing is changed there. */
export const tryImap = (access: ImapAccess): Promise<Outcome> =>
  stepByStep(async (take) => {
    await tryTransport(take, access)
    const client = await take({
      step: 'sign_in',
      work: () => connectImap(access, AbortSignal.timeout(LONGEST_MS)),
      say: () => `Signed in as ${access.imap.user}`,
      advise: (error) => (error instanceof NoAnswer ? onGreeting(error, IMAP) : onSignIn(error)),
    })
    try {
      for (const name of access.imap.mailboxes) await openMailbox(take, client, name)
    } finally {
      client.close()
    }
  })

async function tryTransport(take: Take, { imap: { host, port, security } }: ImapAccess): Promise<void> {
  const socket = await reach(take, { host, port, ports: IMAP })
  try {
    if (security === 'none') return
    await take({
      step: 'tls',
      work: async () => {
        if (security === 'starttls') await startTls(socket)
        return encrypted(socket, host)
      },
      say: tlsWords,
      advise: (error) => onTls(error, IMAP),
    })
  } finally {
    socket.destroy()
  }
}

/** RFC 9051, 6.2.1. */
async function startTls(socket: Parameters<typeof heard>[0]): Promise<void> {
  await heard(socket, /\n/)
  const answer = await asked(socket, 'a1 STARTTLS', /^a1 [^\n]*\n/m)
  if (!/^a1 OK/im.test(answer)) throw new Error(answer)
}

const openMailbox = (take: Take, client: ImapFlow, name: string) =>
  take({
    step: 'open_mailbox',
    work: () => client.mailboxOpen(name, { readOnly: true }),
    say: ({ exists }) => `${name} has ${exists} mails`,
    advise: async () => {
      const there = await client.list().catch(() => [])
      return there.length > 0
        ? `The mailboxes there are: ${there.map(({ path }) => path).join(', ')}.`
        : 'Check the name of the mailbox; upper and lower case can matter.'
    },
  })
