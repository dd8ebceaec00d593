import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { evalMail } from './mail.ts'

const folder = await mkdtemp(join(tmpdir(), 'eval-mail-'))
afterAll(() => rm(folder, { recursive: true }))
await mkdir(join(folder, 'inner'))
const mail = [
  'From: "Ann" <Ann@X.example>',
  'To: a@y.example, B <b@y.example>',
  'Message-ID: <1@x.example>',
  'References: <a@x> <b@x>',
  'Date: Sat, 31 Jan 2026 13:00:00 +0100',
  'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
  '',
  'Hello',
  '',
  '> quoted',
]
await writeFile(join(folder, 'one.eml'), mail.join('\r\n'))
await writeFile(join(folder, 'inner', 'two.eml'), `X: ${'x'.repeat(3_000_000)}`)
await writeFile(
  join(folder, 'three.eml'),
  'From: MAILER-DAEMON@x.example\r\nX-Failed-Recipients: b@y.example\r\n\r\n550 5.1.1 unknown',
)

test('every file below a folder is read in order; one that cannot be read stops nothing', async () => {
  expect(await evalMail([folder])).toEqual([
    { file: join(folder, 'inner', 'two.eml'), error: expect.stringContaining('head') },
    {
      file: join(folder, 'one.eml'),
      subject: 'Grüße',
      from: { name: 'Ann', address: 'Ann@X.example' },
      to: [
        { name: '', address: 'a@y.example' },
        { name: 'B', address: 'b@y.example' },
      ],
      cc: [],
      date: '2026-01-31T12:00:00Z',
      message_id: '1@x.example',
      in_reply_to: null,
      references: ['a@x', 'b@x'],
      text: 'Hello\n\n> quoted',
      new_text: 'Hello',
      html_clean: null,
      attachments: [],
      automatic: 'none',
    },
    expect.objectContaining({
      automatic: 'bounce',
      bounce: { recipient: 'b@y.example', status: '5.1.1', action: 'failed', original_message_id: null },
    }),
  ])
  expect(await evalMail([join(folder, 'one.eml')])).toHaveLength(1)
  await expect(evalMail([])).rejects.toThrow(/Name a folder/)
})

const SHARED = new URL('../../../shared/data/mail', import.meta.url).pathname
const known: [string, object][] = [
  ['multi_charset/ks_c_5601-1987.eml', { text: '스티해' }],
  ['multi_charset/japanese_shift_jis.eml', { text: expect.stringContaining('よろしくお願い') }],
  ['multi_charset/japanese_attachment.eml', { attachments: [{ name: 'てすと.txt' }] }],
  ['rfc6532/utf8_headers.eml', { subject: 'Säying Hello', from: { name: 'Jöhn Doe' } }],
  [
    'rfc2822/example13.eml',
    { from: { name: 'John Doe', address: 'jdoe@machine.example' }, date: '1997-11-21T15:55:06Z' },
  ],
  ['attachment_emails/attachment_content_location.eml', { attachments: [{ name: 'Photo25.jpg', inline: true }] }],
  ['attachment_emails/attachment_with_quoted_filename.eml', { attachments: [{ name: 'Eelanalüüsi päring.jpg' }] }],
  ['error_emails/bad_subject.eml', { subject: 'MySurvey.com: You have a survey waiting! 91123105' }],
  ['error_emails/multiple_content_types.eml', { text: 'foo' }],
  [
    'multipart_report_emails/report_422.eml',
    { automatic: 'bounce', bounce: { recipient: 'fraser@oooooooo.com.au', action: 'delayed', status: '4.2.2' } },
  ],
  [
    'multipart_report_emails/report_530.eml',
    { bounce: { recipient: 'edwin@zzzzzzz.com', action: 'failed', status: '5.3.0' } },
  ],
]

test.skipIf(!existsSync(SHARED))(
  'real mails of others, where they lie beside the product: none fails, and known ones are read rightly',
  async () => {
    const mails = (await evalMail([SHARED])) as { file: string; error?: string }[]
    expect(mails.filter(({ error }) => error)).toEqual([])
    for (const [name, facts] of known) {
      expect(
        mails.find(({ file }) => file.endsWith(name)),
        name,
      ).toMatchObject(facts)
    }
  },
)
