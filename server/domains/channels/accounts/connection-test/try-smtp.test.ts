import { createServer, type Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { anInstallation } from '../../../../testing/installation.ts'
import { trySmtp } from './try-smtp.ts'

const { api } = await anInstallation()
const open: { close(callback: () => void): unknown }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()))
})

/** A server that greets, and does what it likes with what it is told then. */
async function aServer(afterwards: (socket: Socket, line: string) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).write('220 hello\r\n')
    socket.on('data', (chunk) => afterwards(socket, chunk.toString()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({
    close: (callback) => {
      for (const socket of sockets) socket.destroy()
      server.close(callback)
    },
  })
  return `smtp://127.0.0.1:${(server.address() as { port: number }).port}`
}

const last = async (url: string) => {
  const { ok, steps } = await trySmtp(url)
  return { all: ok, ...steps.at(-1)! }
}

test('a server that leaves after our greeting is a failed step, also for who asked over HTTP', async () => {
  const smtp_url = await aServer((socket) => socket.end())
  expect(await last(smtp_url)).toMatchObject({ all: false, step: 'greeting', ok: false, advice: expect.any(String) })
  const body = { channel: 'email', address: 'x@desk.example', secrets: { smtp_url } }
  const { status, json } = await api('POST', '/channels/accounts/test', { body })
  expect([status, json.outgoing.ok]).toEqual([200, false])
})

test('so is one that falls silent', async () => {
  expect(await last(await aServer(() => {}))).toMatchObject({ step: 'greeting', ok: false })
}, 15_000)

test('one that wants nothing to do with us is quoted', async () => {
  const url = await aServer((socket) => socket.write('554 go \x07away\r\n'))
  expect(await last(url)).toMatchObject({
    step: 'greeting',
    ok: false,
    detail: '554 go  away',
    advice: expect.stringContaining('operator'),
  })
})

test('what is no mail server is not passed on', async () => {
  const url = await aServer((socket) => socket.write('250-'.padEnd(20_000, 'secret ')))
  const { detail, ok } = await last(url)
  expect([ok, detail]).toEqual([false, 'The server says more than a mail server does.'])
})

test('a certificate of its own is taken where the URL says so, and the result says that too', async () => {
  const server = new SMTPServer({ authOptional: true, closeTimeout: 100 })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(server)
  const url = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`
  expect(await last(url)).toMatchObject({ step: 'tls', ok: false })
  const { ok, steps } = await trySmtp(`${url}?tls.rejectUnauthorized=false`)
  expect(ok).toBe(true)
  expect(steps.find(({ step }) => step === 'tls')).toMatchObject({ detail: expect.stringContaining('is not checked') })
})

test('TLS from the first byte: greeting and sign-in follow inside it', async () => {
  const server = new SMTPServer({
    secure: true,
    closeTimeout: 100,
    onAuth: (_auth, _session, callback) => callback(null, { user: 'desk' }),
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(server)
  const { port } = server.server.address() as { port: number }
  const { ok, steps } = await trySmtp(`smtps://desk:word@127.0.0.1:${port}?tls.rejectUnauthorized=false`)
  expect([ok, steps.map(({ step }) => step)]).toEqual([true, ['resolve', 'connect', 'tls', 'greeting', 'sign_in']])
})

test.each(['smtp://', 'smtp://:25', 'http://mail.example'])('%s is no outgoing server', async (smtp_url) => {
  const body = { channel: 'email', address: 'x@desk.example', secrets: { smtp_url } }
  const { status, json } = await api('POST', '/channels/accounts', { body })
  expect([status, json.errors[0].path]).toEqual([422, 'secrets.smtp_url'])
})
