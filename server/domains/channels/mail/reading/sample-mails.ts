/** Lines with the line ends mail has. */
export const lines = (...all: string[]): string => all.join('\r\n')

const HEAD = lines(
  'From: Ann <ann@x.example>',
  'To: support@desk.example',
  'Message-ID: <1@x.example>',
  'Subject: Sample',
)

/** A mail from Ann with more header fields and a body. */
export const mailOf = (fields: string[], body: string): Buffer => Buffer.from(lines(HEAD, ...fields, '', body))

/** A mail whose parts, each with its own head, stand between the delimiter "b". */
export const multipart = (type: string, ...parts: string[]): Buffer =>
  mailOf([`Content-Type: multipart/${type}; boundary=b`], partsOf('b', parts))

export const partsOf = (boundary: string, parts: string[]): string =>
  [...parts.map((part) => `--${boundary}\r\n${part}\r\n`), `--${boundary}--\r\n`].join('')

export const TEXT = lines('Content-Type: text/plain; charset=utf-8', '', 'Hello')
export const HTML = lines('Content-Type: text/html; charset=utf-8', '', '<p>Hello <b>there</b></p>')
export const PNG = lines(
  'Content-Type: image/png; name="a.png"',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
)

/** A mail that another server gives back, in the form of RFC 3464. */
export const bounce = (status: string[], original: string[]): Buffer =>
  Buffer.from(
    lines(
      'Return-Path: <>',
      'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
      'To: support@desk.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      partsOf('b', [
        lines('Content-Type: text/plain', '', 'This is the mail system at host mx.example.'),
        lines('Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', ...status),
        lines('Content-Type: message/rfc822', '', ...original),
      ]),
    ),
  )

/** One of each kind, for what must hold for any mail. */
export const samples: Record<string, Buffer> = {
  plain: mailOf([], 'Hello'),
  alternative: multipart('alternative', TEXT, HTML),
  mixed: multipart('mixed', TEXT, HTML, PNG),
  nested: multipart(
    'mixed',
    lines('Content-Type: multipart/alternative; boundary=c', '', partsOf('c', [TEXT, HTML])),
    lines('Content-Type: message/rfc822', '', 'Subject: Inner', 'Content-Type: text/plain', '', 'Inside'),
    PNG,
  ),
  quoted: mailOf(
    ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable'],
    'Sch=F6n=\r\n und gut =20\r\n',
  ),
  flowed: mailOf(
    ['Content-Type: text/plain; format=flowed; delsp=yes'],
    '> one \r\n> two\r\nthree \r\nfour\r\n-- \r\nAnn',
  ),
  uuencoded: mailOf([], 'See this:\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\nBye'),
  names: multipart(
    'mixed',
    TEXT,
    lines("Content-Disposition: attachment; filename*0*=utf-8''%E4%BD; filename*1*=%A0.pdf", '', 'x'),
  ),
  calendar: mailOf(
    ['Content-Type: text/calendar; method=REQUEST'],
    lines(
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'SUMMARY:Visit',
      'DTSTART:20260131T120000Z',
      'END:VEVENT',
      'END:VCALENDAR',
    ),
  ),
  bounce: bounce(
    [
      'Final-Recipient: rfc822; bob@y.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 no such user',
    ],
    ['Message-ID: <sent@desk.example>', 'To: bob@y.example', '', 'Hi'],
  ),
  vacation: mailOf(['Auto-Submitted: auto-replied', 'In-Reply-To: <sent@desk.example>'], 'I am away.'),
  list: mailOf(['List-Id: Talk <talk.lists.example>', 'List-Post: <mailto:talk@lists.example>'], 'Hello all'),
}
