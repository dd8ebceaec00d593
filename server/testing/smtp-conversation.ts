import { connect, type Socket } from 'node:net'

/** SMTP by hand: for what no well-behaved client does. */
export interface Conversation {
  socket: Socket
  /** All the server has said so far. */
  heard(): string
  /** Milliseconds until the server first spoke. */
  greeted_after_ms(): number
  /** Waits for the next answer; with a line, says that first. */
  say(line?: string): Promise<string>
  /** Resolves when the connection is gone. */
  closed: Promise<void>
}

export function converse(port: number, host = '127.0.0.1'): Conversation {
  const began_ms = performance.now()
  let greeted_ms = 0
  let text = ''
  let read = 0
  let tell = () => {}
  const socket = connect(port, host)
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    greeted_ms ||= performance.now() - began_ms
    text += chunk.toString()
    tell()
  })
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  void closed.then(() => tell())
  const answer = () => /^\d{3} .*\r\n/m.exec(text.slice(read))
  return {
    socket,
    heard: () => text,
    greeted_after_ms: () => greeted_ms,
    closed,
    say: async (line) => {
      if (line !== undefined) socket.write(`${line}\r\n`)
      while (!answer() && !socket.destroyed) {
        await new Promise<void>((resolve) => {
          tell = resolve
        })
      }
      const found = answer()
      if (found) read += found.index + found[0].length
      return found?.[0].trim() ?? ''
    },
  }
}
