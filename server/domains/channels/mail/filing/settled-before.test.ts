import { expect, test } from 'vitest'
import { aMailLine } from '../../../../testing/mail-line.ts'

const { api, settle, client, customerWrites, ticketsOf, messagesOf, peer } = await aMailLine()

interface Entry {
  id: string
  state: string
  reason: string | null
  ticket_id: string | null
}

const listed = async (): Promise<Entry[]> => (await api('GET', '/mail/ledger?limit=100')).json.items

/** Handed over by SMTP and settled; what became of it. */
async function handed(raw: string, to = 'support@desk.example'): Promise<Entry> {
  await client.sendMail({ envelope: { from: '', to }, raw })
  await settle()
  return (await listed())[0]!
}

const bounce = (about: string, words = '550 5.1.1 No such user') =>
  [
    'From: MAILER-DAEMON@mx.example',
    'Subject: Undelivered',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    'It could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; ann@x.example',
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; ${words}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${about}`,
    '--b--',
    '',
  ].join('\r\n')

test('a bounce that is delivered twice is noted once', async () => {
  await customerWrites({ from: 'ann@x.example', subject: 'Bounced' })
  const [{ id }] = await ticketsOf('Bounced')
  await api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
  await settle()
  const raw = bounce(peer.mails.at(-1)!.messageId!)
  expect(await handed(raw)).toMatchObject({ state: 'filed', reason: 'bounce', ticket_id: id })
  expect(await handed(`Received: from elsewhere by here\r\n${raw}`)).toMatchObject({
    state: 'dropped',
    reason: 'duplicate',
    ticket_id: id,
  })
  expect((await messagesOf(id)).at(-1)).toMatchObject({ delivery: { state: 'bounced' } })
  const [{ reports }] = (await api('GET', '/outbox?state=bounced')).json.items
  expect(reports).toHaveLength(1)
  expect(await handed(raw.replace('550 5.1.1 No', '550 5.1.1 Still no'))).toMatchObject({ state: 'filed' })
})

test('what waits for a person waits once, and may be processed again', async () => {
  const before = (await listed()).length
  const raw = bounce('<somebody-elses@y.example>', '550 5.7.1 Go away')
  const first = await handed(raw)
  expect(first).toMatchObject({ state: 'quarantined', reason: 'report_about_unknown_mail' })
  expect(await handed(raw)).toMatchObject({ state: 'dropped', reason: 'duplicate' })
  const scan = 'To: support@desk.example\r\nSubject: A scan\r\n\r\nPage 1\r\n'
  expect(await handed(scan)).toMatchObject({ state: 'quarantined', reason: 'no_sender' })
  expect(await handed(scan)).toMatchObject({ state: 'dropped', reason: 'duplicate' })
  await api('POST', `/mail/ledger/${first.id}/filings`, { body: {} })
  await settle()
  expect((await api('GET', `/mail/ledger/${first.id}`)).json).toMatchObject({ state: 'quarantined' })
  await api('POST', `/mail/ledger/${first.id}/filings`, { body: { as_message: true } })
  await settle()
  expect((await api('GET', `/mail/ledger/${first.id}`)).json).toMatchObject({ state: 'filed' })
  expect(await listed()).toHaveLength(before + 4)
})

test('reports that quote nothing are told apart by where they came back to', async () => {
  const silent =
    'From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\nHi. This is the qmail-send program.\r\n'
  const answers: string[] = []
  for (const subject of ['One', 'Two']) {
    await customerWrites({ from: 'bob@x.example', subject })
    const [{ id }] = await ticketsOf(subject)
    await api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
    await settle()
    answers.push(id)
  }
  const { items } = (await api('GET', '/outbox?state=sent')).json
  expect(items).toHaveLength(2)
  const entries = []
  for (const address of peer.returns.slice(-2)) entries.push(await handed(silent, address))
  expect(entries.map(({ state, ticket_id }) => [state, ticket_id])).toEqual(answers.map((id) => ['filed', id]))
})
