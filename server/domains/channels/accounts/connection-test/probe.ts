import { lookup } from 'node:dns/promises'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { onConnecting, onResolving, type Ports } from './advice.ts'
import type { Take } from './steps.ts'

export interface Target {
  host: string
  port: number
  ports: Ports
}

/** The first two steps to any server: what its name means, and whether somebody listens there. */
export async function reach(take: Take, { host, port, ports }: Target): Promise<Socket> {
  await take({
    step: 'resolve',
    work: () => lookup(host, { all: true }),
    say: (found) => `${host} is ${found.map(({ address }) => address).join(', ')}`,
    advise: onResolving,
  })
  return take({
    step: 'connect',
    work: () => connected(host, port),
    say: (socket) => `Connected to ${socket.remoteAddress} on port ${port}`,
    advise: (error) => onConnecting(error, ports),
  })
}

const connected = (host: string, port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 20_000 })
    socket.once('timeout', () => socket.destroy(new Error('The server is silent.')))
    // Stays for good: what breaks after this step is told by the next one.
    socket.on('error', reject)
    socket.once('connect', () => resolve(socket))
  })

/** Encrypts the connection; unless nobody asks for it, the certificate must be trusted, in force, and for this name. */
export const encrypted = (socket: Socket, host: string, rejectUnauthorized = true): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const secure = connectTls({ socket, host, rejectUnauthorized, ...(isIP(host) ? {} : { servername: host }) })
    secure.on('error', reject)
    socket.once('close', () => reject(new Error('The server closed the connection.')))
    secure.once('secureConnect', () => resolve(secure))
  })

export const tlsWords = (secure: TLSSocket): string =>
  `${secure.getProtocol()}, certificate for ${secure.getPeerCertificate().subject?.CN ?? 'this name'}`

/** No server says more in a greeting or an offer; what somebody else sends is not passed on. */
const LONGEST_ANSWER = 8_192

/** Waits until the server has said something that matches, and returns all it said until then: up to 8 KiB. */
export const heard = (socket: Socket, pattern: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    const done = () => {
      socket.off('data', onData).off('close', onClose)
      // A listener that is gone leaves the stream flowing; what comes next belongs to the next listener.
      socket.pause()
    }
    const onData = (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (text.length > LONGEST_ANSWER) {
        done()
        return reject(new Error('The server says more than a mail server does.'))
      }
      if (!pattern.test(text)) return
      done()
      resolve(text.trim())
    }
    const onClose = () => reject(new Error(text.trim() || 'The server closed the connection without a word.'))
    socket.on('data', onData).on('close', onClose).resume()
  })

/** Says one line and waits for the answer. */
export function asked(socket: Socket, line: string, pattern: RegExp): Promise<string> {
  const answer = heard(socket, pattern)
  socket.write(`${line}\r\n`)
  return answer
}
