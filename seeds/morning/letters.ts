import type { Moment } from '../moments.ts'

/** What somebody writes, or something in their name. */
export interface Words {
  language: 'en' | 'zh'
  text: string
  /** Header lines that say that no person wrote it. */
  head?: readonly string[]
}

/** Customers who write again. */
export const ANSWERS: readonly Words[] = [
  {
    language: 'en',
    text: 'Thank you, that was quick. It works for me now, but two colleagues still see the old page. What should they do?',
  },
  { language: 'zh', text: '您好，按您说的试过了，还是一样。请问还需要我提供什么信息？谢谢。' },
  {
    language: 'en',
    text: 'I have done all three steps, and the last one says “not permitted”. Do I need another role for it?',
  },
]

export const OUT_OF_OFFICE: Words = {
  language: 'en',
  text: 'Thank you for your message. I am out of the office until Monday and will answer when I am back.',
  head: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'],
}

export const NEWSLETTER = {
  from: 'news@market-letter.example',
  name: 'The Market Letter',
  subject: 'Five trends in planning work',
  text: 'This week: five trends in planning work, and what they mean for you.\r\n\r\nYou get this letter because you signed up.',
  head: [
    'List-Id: The Market Letter <weekly.market-letter.example>',
    'List-Unsubscribe: <https://market-letter.example/out>',
    'Precedence: bulk',
  ],
}

interface Letter extends Pick<Words, 'text' | 'head'> {
  from: string
  name: string
  to: string
  subject: string
  at: Moment
  /** The mail of ours it answers. */
  rfc_id?: string
}

/** A mail as its bytes stand on the wire (RFC 5322). */
export function mailOf({ from, name, to, subject, text, at, rfc_id, head = [] }: Letter): string {
  const lines = [
    `From: ${encoded(name)} <${from}>`,
    `To: <${to}>`,
    `Subject: ${encoded(rfc_id ? `Re: ${subject}` : subject)}`,
    `Message-ID: <morning-${from.replace('@', '.')}@mail.example>`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    ...(rfc_id ? [`In-Reply-To: ${rfc_id}`, `References: ${rfc_id}`] : []),
    ...head,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ]
  return `${lines.join('\r\n')}\r\n\r\n${text}\r\n`
}

interface Returned {
  rfc_id: string
  recipient: string
  subject: string
  to: string
  at: Moment
}

/** What a mail server says about a mailbox it does not have (RFC 3464). */
export function bounceOf({ rfc_id, recipient, subject, to, at }: Returned): string {
  const host = `mx.${recipient.split('@')[1]}`
  const lines = [
    `From: Mail Delivery System <mailer-daemon@${host}>`,
    `To: <${to}>`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <returned-${recipient.replace('@', '.')}@${host}>`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="returned"',
    '',
    '--returned',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Your message could not be delivered to ${recipient}: there is no such mailbox.`,
    '',
    '--returned',
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${host}`,
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    '--returned',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${rfc_id}`,
    `Subject: ${encoded(subject)}`,
    '',
    '--returned--',
    '',
  ]
  return lines.join('\r\n')
}

/** Words of a header that are not plain ASCII (RFC 2047). */
const encoded = (words: string) =>
  /^[\x20-\x7e]*$/.test(words) ? words : `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`
