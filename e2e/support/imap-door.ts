import { createServer, type Socket } from 'node:net'
import { freePort } from '../../server/platform/postgres/free-port.ts'

/** A mailbox server with one empty INBOX: enough to sign in, look into it, and be refused with a wrong password. */
export interface ImapDoor {
  port: number
  close(): Promise<void>
}

const REFUSED = 'NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'
const EMPTY = ['* 0 EXISTS', '* 0 RECENT', '* OK [UIDVALIDITY 7] valid', '* OK [UIDNEXT 1] next', '* FLAGS (\\Seen)']

/** Plain text, as it is allowed to a server on this machine. */
export async function anImapDoor(password: string): Promise<ImapDoor> {
  const port = await freePort()
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    socket.write('* OK [CAPABILITY IMAP4rev1] Shop mail ready\r\n')
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (text + chunk).split('\r\n')
      text = lines.pop() ?? ''
      for (const line of lines) socket.write(answerTo(line, password))
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answerTo(line: string, password: string): string {
  const [tag = '*', command = ''] = line.split(' ')
  const answer = (...said: string[]) => [...said, ''].join('\r\n')
  switch (command.toUpperCase()) {
    case 'LOGIN':
      return answer(`${tag} ${line.includes(password) ? 'OK signed in' : REFUSED}`)
    case 'CAPABILITY':
      return answer('* CAPABILITY IMAP4rev1', `${tag} OK done`)
    case 'LIST':
    case 'LSUB':
      return answer(`* ${command.toUpperCase()} (\\HasNoChildren) "/" "INBOX"`, `${tag} OK done`)
    case 'SELECT':
    case 'EXAMINE':
      return answer(...EMPTY, `${tag} OK [READ-ONLY] done`)
    case 'UID':
    case 'SEARCH':
      return answer('* SEARCH', `${tag} OK done`)
    case 'LOGOUT':
      return answer('* BYE', `${tag} OK done`)
    default:
      return answer(`${tag} OK done`)
  }
}
