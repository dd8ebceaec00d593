import { createServer, type Socket } from 'node:net'
import { afterAll } from 'vitest'

interface StoredMail {
  uid: number
  raw: Buffer
  /** RFC 9051, 2.3.3: `20-Nov-2026 10:00:00 +0000`. */
  internal_date: string
}

/** An IMAP server of one mailbox that can be told to be as odd as some are. */
export interface ImapServer {
  port: number
  mails: StoredMail[]
  /** Left out of the answers when undefined, as some servers do. */
  uid_next: number | undefined
  /** Lines it says of its own accord before and after its answer to a command. */
  chatter(command: string): { before?: string[]; after?: string[] }
  /** What it hands out of a piece that was asked for; null: nothing. */
  piece(uid: number, piece: Buffer): Buffer | null
  /** Whether it keeps its answer to a command to itself. */
  withheld(command: string): boolean
  /** What it says how large a mail is, in bytes. */
  size_of(raw: Buffer): number
  /** What was asked of it. */
  asked: string[]
}

export async function anImapServer(mails: StoredMail[] = []): Promise<ImapServer> {
  const server: ImapServer = {
    port: 0,
    mails,
    uid_next: undefined,
    chatter: () => ({}),
    piece: (_uid, piece) => piece,
    withheld: () => false,
    size_of: ({ length }) => length,
    asked: [],
  }
  const sockets = new Set<Socket>()
  const listener = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    converse(server, socket)
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    listener.close()
  })
  server.port = (listener.address() as { port: number }).port
  return server
}

function converse(server: ImapServer, socket: Socket): void {
  let rest = ''
  socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n')
  socket.on('data', (bytes) => {
    const lines = (rest + bytes.toString('latin1')).split('\r\n')
    rest = lines.pop()!
    for (const line of lines) answer(server, socket, line)
  })
}

function answer(server: ImapServer, socket: Socket, line: string): void {
  const [, tag, command] = /^(\S+) (.*)$/.exec(line) ?? []
  if (!tag || !command) return
  server.asked.push(command)
  const { before = [], after = [] } = server.chatter(command)
  const answers = server.withheld(command) ? [] : answersTo(server, command)
  for (const said of [...before, ...answers, ...after]) socket.write(`* ${said}\r\n`, 'latin1')
  socket.write(`${tag} OK done\r\n`)
}

function answersTo(server: ImapServer, command: string): string[] {
  if (/^CAPABILITY/i.test(command)) return ['CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR']
  if (/^(SELECT|EXAMINE)/i.test(command)) {
    const next = server.uid_next === undefined ? [] : [`OK [UIDNEXT ${server.uid_next}] next`]
    return [`${server.mails.length} EXISTS`, 'FLAGS (\\Seen)', 'OK [UIDVALIDITY 7] valid', ...next]
  }
  if (/^UID SEARCH/i.test(command))
    return [
      `SEARCH ${chosenBy(server, command)
        .map(({ uid }) => uid)
        .join(' ')}`,
    ]
  if (/^(UID )?FETCH/i.test(command)) return chosenBy(server, command).map((mail) => fetched(server, mail, command))
  return []
}

function chosenBy({ mails }: ImapServer, command: string): StoredMail[] {
  const [, set] = /^UID (?:FETCH|SEARCH UID) (\S+)/i.exec(command) ?? []
  const [, place] = /^FETCH (\d+)/i.exec(command) ?? []
  if (place) return mails.slice(Number(place) - 1, Number(place))
  if (!set) return mails
  return mails.filter(({ uid }) => set.split(',').some((range) => isWithin(uid, range)))
}

function isWithin(uid: number, range: string): boolean {
  const [first, last = first] = range.split(':')
  return uid >= Number(first) && (last === '*' || uid <= Number(last))
}

/** Bytes as one character each. */
function fetched(server: ImapServer, mail: StoredMail, command: string): string {
  const items = [`UID ${mail.uid}`]
  if (/INTERNALDATE/i.test(command)) items.push(`INTERNALDATE "${mail.internal_date}"`)
  if (/RFC822\.SIZE/i.test(command)) items.push(`RFC822.SIZE ${server.size_of(mail.raw)}`)
  const [, fields] = /BODY\.PEEK\[(HEADER[^\]]*)\]/i.exec(command) ?? []
  if (fields) items.push(`BODY[${fields}] ${literal(headOf(mail.raw))}`)
  const [, start, length] = /BODY\.PEEK\[\]<(\d+)\.(\d+)>/i.exec(command) ?? []
  if (start) {
    const piece = server.piece(mail.uid, mail.raw.subarray(Number(start), Number(start) + Number(length)))
    if (piece) items.push(`BODY[]<${start}> ${literal(piece.toString('latin1'))}`)
  }
  return `${server.mails.indexOf(mail) + 1} FETCH (${items.join(' ')})`
}

const headOf = (raw: Buffer): string => `${raw.toString('latin1').split('\r\n\r\n')[0]}\r\n\r\n`
const literal = (text: string): string => `{${text.length}}\r\n${text}`
