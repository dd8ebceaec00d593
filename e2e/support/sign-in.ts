import { io, type Socket } from 'socket.io-client'
import type { ServerProcess } from './server-process.ts'

/** Signs the first administrator in by the printed link and returns the cookie header of the session. */
export async function signInFirstAdmin(
  { api, signInLink }: ServerProcess,
  who = { name: 'Ada Admin', email: 'ada@desk.example' },
): Promise<string> {
  const secret = (await signInLink()).split('#')[1]
  const { status, json, headers } = await api('POST', '/sign-in-links/use', { as: null, body: { secret, ...who } })
  if (status !== 200) throw new Error(`The first sign-in was refused: ${JSON.stringify(json)}`)
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** An open page of that session, as far as the server can tell; resolves when nothing that happens can pass it by. */
export async function openSocket({ url }: ServerProcess, cookie: string): Promise<Socket> {
  const socket = io(url, { path: '/live', transports: ['websocket'], extraHeaders: { cookie } })
  await new Promise<void>((resolve, reject) => {
    socket.once('ready', () => resolve())
    socket.once('reset', () => resolve())
    socket.once('connect_error', reject)
  })
  return socket
}
