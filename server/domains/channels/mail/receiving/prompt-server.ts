import type { Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { SMTPConnection, type SMTPConnectionOptions } from 'smtp-server/lib/smtp-connection.js'
import { env } from '../../../../platform/env.ts'
import { isLoopback, isTrustedPeer } from './peer-limit.ts'

/**
 * smtp-server holds every greeting back for 100 ms and turns away who talks before it, as spam programs do. That caps a
 * sender who makes a connection per mail at ten mails a second and connection. Programs on this machine and listed relays
 * are no strangers: they are greeted at once. Strangers are still made to wait.
 */
export class PromptServer extends SMTPServer {
  override connect(socket: Socket, options?: SMTPConnectionOptions | null): void {
    if (!isTrustedPeer(socket.remoteAddress ?? '')) {
      super.connect(socket, options)
      return
    }
    const connection = new PromptConnection(this, socket, options)
    this.connections.add(connection)
    connection.on('error', (error) => this.emit('error', error))
    connection.init()
  }
}

/**
 * On the way from this machine to itself nobody listens, and many programs take up STARTTLS wherever it is announced only to
 * stumble over a certificate we made ourselves. So to them it is announced with the operator's certificate alone; asked for,
 * it is always done.
 */
const isAnnounced = (feature: string): boolean => feature !== 'STARTTLS' || env().SMTP_TLS_CERT !== undefined

/** Nothing else is skipped: limits, listeners and time-outs are set up by `init` as ever, then it is ready, once. */
class PromptConnection extends SMTPConnection {
  #isReady = false

  override init(): void {
    super.init()
    this.connectionReady()
  }

  override connectionReady(next?: () => void): void {
    if (this.#isReady) return
    this.#isReady = true
    super.connectionReady(next)
  }

  override send(code: number, words?: string | string[] | null, context?: string | false): void {
    const isGreeting = Array.isArray(words) && isLoopback(this.remoteAddress)
    super.send(code, isGreeting ? words.filter(isAnnounced) : words, context)
  }
}
