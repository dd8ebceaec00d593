import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memoryOfProcess } from './support/process-memory.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let sink: Awaited<ReturnType<typeof startSmtpSink>>

beforeAll(async () => {
  sink = await startSmtpSink()
  server = await startServerOnCopy({ SMTP_URL: sink.url })
})
afterAll(async () => {
  await stopServers()
  await sink.stop()
})

const MB = 1024 * 1024
const head = (subject: string, ...more: string[]) =>
  [
    'From: Ann <ann@x.example>',
    'To: support@desk.example',
    `Subject: ${subject}`,
    `Message-ID: <${subject}@x.example>`,
    ...more,
  ].join('\r\n')

test('a mail of nothing at all waits for a person', async () => {
  expect(await hand('', { from: '' })).toMatch(/^250/)
  expect(await fateOf((row) => row.size < 10)).toMatchObject({ state: 'quarantined', reason: 'no_sender' })
})

test('a mail without From is filed under who handed it over', async () => {
  await hand('Subject: nofrom\r\n\r\nWho am I?\r\n', { from: 'envelope@x.example' })
  expect(await fateOf(({ subject }) => subject === 'nofrom')).toMatchObject({
    state: 'filed',
    from_address: 'envelope@x.example',
  })
})

test('a charset that is declared wrongly is found out', async () => {
  const body = Buffer.from('Größe: 你好', 'utf8').toString('latin1')
  await hand(`${head('charset', 'Content-Type: text/plain; charset=us-ascii')}\r\n\r\n${body}\r\n`)
  expect((await messageOf('charset')).text).toContain('Größe: 你好')
})

test('a peer that breaks off in the middle leaves nothing behind', async () => {
  const before = (await ledger()).received
  const talk = await dial()
  await talk.say('EHLO x')
  await talk.say('MAIL FROM:<ann@x.example>')
  await talk.say('RCPT TO:<support@desk.example>')
  await talk.say('DATA')
  talk.write(`${head('truncated')}\r\n\r\nhalf of a sen`)
  talk.socket.destroy()
  await hand(`${head('aftertruncated')}\r\n\r\nwhole\r\n`)
  await messageOf('aftertruncated')
  expect((await ledger()).received).toBe(before + 1)
})

test('of 500 recipients those beyond a hundred are put off, and the mail arrives once', async () => {
  const talk = await dial()
  await talk.say('EHLO x')
  await talk.say('MAIL FROM:<ann@x.example>')
  const answers: string[] = []
  for (let n = 0; n < 500; n++) answers.push((await talk.say(`RCPT TO:<support+${n}@desk.example>`)).slice(0, 3))
  expect(answers.filter((code) => code === '250')).toHaveLength(100)
  expect(answers.filter((code) => code === '452')).toHaveLength(400)
  await talk.say('DATA')
  expect(await talk.say(`${head('manyrecipients')}\r\n\r\nHello\r\n.`)).toMatch(/^250/)
  talk.socket.destroy()
  await messageOf('manyrecipients')
})

test('a mail larger than the limit is refused before it is sent, or when it turns out to be', async () => {
  const talk = await dial()
  await talk.say('EHLO x')
  expect(await talk.say(`MAIL FROM:<ann@x.example> SIZE=${60 * MB}`)).toMatch(/^552/)
  talk.socket.destroy()
  const before = (await ledger()).received
  expect(await hand(`${head('oversized')}\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(40 * 1_049)}`)).toMatch(/^552/)
  expect((await ledger()).received).toBe(before)
})

test('ten thousand parts, ten thousand levels and a bomb in a zip file cost neither memory nor time, and lose nothing', async () => {
  const before = memoryOfProcess(server.pid)
  const part = '--b\r\nContent-Type: text/plain\r\n\r\npart\r\n'
  await hand(`${head('manyparts', 'Content-Type: multipart/mixed; boundary=b')}\r\n\r\n${part.repeat(10_000)}--b--\r\n`)
  const levels = Array.from(
    { length: 10_000 },
    (_, n) => `--l${n}\r\nContent-Type: multipart/mixed; boundary=l${n + 1}\r\n\r\n`,
  )
  await hand(`${head('manylevels', 'Content-Type: multipart/mixed; boundary=l0')}\r\n\r\n${levels.join('')}deep\r\n`)
  const zeros = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(3 * MB)]).toString('base64')
  await hand(
    `${head('bomb', 'Content-Type: application/zip; name=bomb.zip', 'Content-Transfer-Encoding: base64')}\r\n\r\n${zeros.replace(/.{76}/g, '$&\r\n')}\r\n`,
  )
  for (const subject of ['manyparts', 'manylevels']) await messageOf(subject)
  const { attachments } = await messageOf('bomb')
  expect(attachments).toMatchObject([{ name: 'bomb.zip', size: 3 * MB + 4 }])
  expect(memoryOfProcess(server.pid) - before).toBeLessThan(250)
})

test('hostile HTML is shown without anything in it that acts or calls home', async () => {
  const html = `<p onclick="alert(1)">Hello <b>you</b></p><script>alert(2)</script><img src="http://spy.example/p.gif">
    <a href="javascript:alert(3)">a</a><style>@import "http://spy.example"</style><iframe src="//spy.example"></iframe>
    <svg><script>alert(4)</script></svg><form action="http://spy.example"><input name=p></form>`
  await hand(`${head('hostile', 'Content-Type: text/html; charset=utf-8')}\r\n\r\n${html}\r\n`)
  const { html: clean, text } = await messageOf('hostile')
  expect(text).toContain('Hello you')
  expect(clean).toContain('<b>you</b>')
  expect(clean).not.toMatch(/script|onclick|iframe|<form|<input|@import|\ssrc="http/i)
})

test('line ends in a subject, a name and a copy cannot add a header to our answer', async () => {
  const subject = `=?utf-8?B?${Buffer.from('inject\r\nBcc: victim@x.example').toString('base64')}?=`
  const raw = `From: =?utf-8?B?${Buffer.from('Ann\r\nBcc: v@x.example').toString('base64')}?= <ann@x.example>\r\nTo: support@desk.example\r\nSubject: ${subject}\r\nMessage-ID: <inject@x.example>\r\n\r\nHello\r\n`
  await hand(raw)
  const { ticket_id } = await fateOf((row) => row.subject?.startsWith('inject') ?? false)
  const refused = await server.api('POST', `/tickets/${ticket_id}/messages`, {
    body: { kind: 'reply', text: 'Hi', cc: ['a@x.example\r\nBcc: victim@x.example'] },
  })
  expect(refused.status).toBe(422)
  await server.api('POST', `/tickets/${ticket_id}/messages`, {
    body: { kind: 'reply', text: 'An answer\r\n.\r\nRCPT TO:<v@x.example>' },
  })
  const { raw: answer, to } = await until(() => sink.mails.find(({ raw }) => raw.includes('An answer')))
  expect(to).toEqual(['ann@x.example'])
  expect(answer.slice(0, answer.indexOf('\r\n\r\n'))).not.toMatch(/^bcc:/im)
  expect(answer).toContain('RCPT TO:<v@x.example>')
})

interface Row {
  size: number
  state: string
  reason: string | null
  subject: string | null
  from_address: string | null
  ticket_id: string | null
}

const ledger = async () => (await server.api('GET', '/mail/ledger?limit=100')).json

/** What became of the newest mail like this, once nothing is waiting any more. */
const fateOf = (isIt: (row: Row) => boolean): Promise<Row> =>
  until(async () => {
    const { items } = await ledger()
    const row = items.find(isIt)
    return row && row.state !== 'pending' && row
  })

async function messageOf(subject: string) {
  const { ticket_id } = await fateOf((row) => row.subject === subject)
  return (await server.api('GET', `/tickets/${ticket_id}/messages`)).json.items[0]
}

/** Hands a mail over as bytes and returns the last answer. */
async function hand(raw: string, { from = 'ann@x.example' } = {}): Promise<string> {
  const talk = await dial()
  await talk.say('EHLO x')
  await talk.say(`MAIL FROM:<${from}>`)
  await talk.say('RCPT TO:<support@desk.example>')
  await talk.say('DATA')
  const answer = await talk.say(`${raw.replace(/^\./gm, '..')}${raw === '' || raw.endsWith('\r\n') ? '' : '\r\n'}.`)
  talk.socket.destroy()
  return answer
}

interface Talk {
  socket: Socket
  write(text: string): void
  /** Says a line and waits for the whole answer. */
  say(line: string): Promise<string>
}

/** SMTP by hand: bytes that no client library would send. */
async function dial(): Promise<Talk> {
  const socket = connect(server.smtp_port, '127.0.0.1').setEncoding('latin1')
  socket.on('error', () => {})
  let heard = ''
  socket.on('data', (text: string) => {
    heard += text
  })
  const answer = async () => {
    const whole = await until(() => /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(heard)?.[0], { every_ms: 2 })
    heard = heard.slice(whole.length)
    return whole
  }
  await answer()
  const write = (text: string) => void socket.write(text, 'latin1')
  return {
    socket,
    write,
    say: (line) => {
      write(`${line}\r\n`)
      return answer()
    },
  }
}
