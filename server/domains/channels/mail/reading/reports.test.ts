import { expect, test } from 'vitest'
import { parseMail } from './parse.ts'
import { bounce, lines, partsOf } from './sample-mails.ts'

const ORIGINAL = ['Message-ID: <sent@desk.example>', 'To: bob@y.example', '', 'Hi']
const reportsIn = async (raw: Buffer) => (await parseMail(raw)).reports

test('one report per recipient, with the words of the server', async () => {
  const raw = bounce(
    [
      'Final-Recipient: RFC822; <Bob@y.example>',
      'Original-Recipient: rfc822;bobby@y.example',
      'Action: failed (no luck)',
      'Status: 5.1.1 (bad mailbox)',
      'Diagnostic-Code: smtp; 550-5.1.1 No such',
      '    user here',
      '',
      'Final-Recipient: rfc822; eve@z.example',
      'Status: 4.2.2',
      'Diagnostic-Code: X-Unix; mailbox full',
    ],
    ORIGINAL,
  )
  const original_message_id = 'sent@desk.example'
  expect(await reportsIn(raw)).toEqual([
    {
      recipient: 'bob@y.example',
      original_recipient: 'bobby@y.example',
      action: 'failed',
      status: '5.1.1',
      words: '550-5.1.1 No such user here',
      original_message_id,
    },
    {
      recipient: 'eve@z.example',
      original_recipient: null,
      action: 'delayed',
      status: '4.2.2',
      words: 'mailbox full',
      original_message_id,
    },
  ])
})

test('broken reports: fields left out, codes only in the words, more recipients than anybody has', async () => {
  const [first] = await reportsIn(
    bounce(['Final-Recipient: rfc822; b@y.example', 'Diagnostic-Code: smtp; 550 5.7.1 [192.0.2.5] refused'], ORIGINAL),
  )
  expect(first).toMatchObject({ action: 'failed', status: '5.7.1' })
  const [address] = await reportsIn(
    bounce(['Final-Recipient: rfc822; b@y.example', 'Diagnostic-Code: smtp; host 5.6.7.8 refused'], []),
  )
  expect(address).toMatchObject({ status: null, original_message_id: null })
  const [original] = await reportsIn(
    bounce(['Original-Recipient: rfc822; b@y.example', 'Final-Recipient: unknown', 'Action: delivered'], ORIGINAL),
  )
  expect(original).toMatchObject({ recipient: 'b@y.example', action: 'delivered' })
  const many = Array.from({ length: 10_000 }, (_, at) => ['', `Final-Recipient: rfc822; p${at}@y.example`]).flat()
  expect(await reportsIn(bounce(many, ORIGINAL))).toHaveLength(500)
  expect(await reportsIn(bounce(['nonsense'], ORIGINAL))).toMatchObject([
    { recipient: 'bob@y.example', action: 'failed' },
  ])
})

test('the original is named by its head alone, by the report, or by what the bounce answers', async () => {
  const daemon = ['From: MAILER-DAEMON@mx.example', 'Subject: Undeliverable: x']
  const with_ = (fields: string[], parts: string[]) =>
    reportsIn(
      Buffer.from(
        lines(
          ...daemon,
          ...fields,
          'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
          '',
          partsOf('b', parts),
        ),
      ),
    )
  const status = lines(
    'Content-Type: message/delivery-status',
    '',
    'X-Original-Message-ID: <named@desk.example>',
    '',
    'Final-Recipient: rfc822; b@y.example',
    'Action: failed',
  )
  const head = lines('Content-Type: text/rfc822-headers', '', 'Subject: x', 'Message-ID: <head@desk.example>')
  expect(await with_([], [status, head])).toMatchObject([{ original_message_id: 'head@desk.example' }])
  expect(await with_([], [status])).toMatchObject([{ original_message_id: 'named@desk.example' }])
  const bare = status.replace(/X-Original.*\r\n/, 'X-Nothing: x\r\n')
  expect(await with_(['In-Reply-To: <answered@desk.example>'], [bare])).toMatchObject([
    { original_message_id: 'answered@desk.example' },
  ])
})

const told = (text: string, ...fields: string[]) =>
  reportsIn(
    Buffer.from(
      lines(
        'From: MAILER-DAEMON@mx.example',
        'To: support@desk.example',
        'Subject: failure notice',
        ...fields,
        '',
        text,
      ),
    ),
  )
const COPY = 'Return-Path: <support@desk.example>\nMessage-ID: <sent@desk.example>\nTo: not-this@z.example\n'

test('bounces that only people can read are read like people do', async () => {
  const original_message_id = 'sent@desk.example'
  expect(
    await told(
      `Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<bob@y.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${COPY}`,
    ),
  ).toMatchObject([
    {
      recipient: 'bob@y.example',
      action: 'failed',
      status: '5.1.1',
      words: 'Sorry, no mailbox here by that name. (#5.1.1)',
      original_message_id,
    },
  ])
  expect(
    await told(
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.\n\n  bob@y.example\n    host mx.y.example [192.0.2.1]: 550 unknown user\n  eve@y.example\n    550 5.2.1 closed\n\n------ This is a copy of the message, including all the headers. ------\n\n${COPY}`,
      'X-Failed-Recipients: bob@y.example, eve@y.example',
    ),
  ).toMatchObject([{ recipient: 'bob@y.example', original_message_id }, { recipient: 'eve@y.example' }])
  expect(
    await told(
      `Sorry, we were unable to deliver your message to the following address.\n\n<bob@y.example>:\n554: delivery error: This user doesn't have an account\n\n--- Below this line is a copy of the message.\n${COPY}`,
    ),
  ).toMatchObject([{ recipient: 'bob@y.example', status: null, words: expect.stringContaining('account') }])
  expect(
    await told(`很抱歉，您的邮件被退回。\n\n收件人：bob@qq.example\n退信原因：550 5.1.1 邮箱不存在\n`),
  ).toMatchObject([{ recipient: 'bob@qq.example', status: '5.1.1' }])
  expect(
    await told('Warning: message delayed\n\n<bob@y.example>: 4.4.1 connection timed out, will keep trying'),
  ).toMatchObject([{ recipient: 'bob@y.example', action: 'delayed', status: '4.4.1' }])
  expect(
    await told('Your message to Bob (bob@y.example) could not be delivered by mx.example, ask postmaster@mx.example.'),
  ).toMatchObject([{ recipient: 'bob@y.example' }])
})

test('texts made to be slow are not', async () => {
  for (const piece of ['a@a.a-', '<b@y.example>:\n', 'a.a.a.', '\n \t', 'Message-ID: ']) {
    const started = process.cpuUsage()
    await told(`Hi. This is the qmail-send program\n\n${piece.repeat(200_000)}`)
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000)
  }
})
