import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { addressesIn, writtenAddresses } from './addresses.ts'
import { contentHash } from './content-hash.ts'
import { instantOf } from './date.ts'
import { idsIn, messageIdOf, referencesOf } from './ids.ts'
import { samples } from './sample-mails.ts'

test('addresses as people and programs write them', () => {
  const cases: [string, [string, string][]][] = [
    ['Ann <ann@x.example>', [['Ann', 'ann@x.example']]],
    [
      '"Doe, John" <J@X.example>, eve@x.example',
      [
        ['Doe, John', 'j@x.example'],
        ['', 'eve@x.example'],
      ],
    ],
    ['=?utf-8?Q?Doe=2C_J=C3=B6rg?= <j@x.example>', [['Doe, Jörg', 'j@x.example']]],
    ['=?utf-8?Q?Doe,_John?= <j@x.example>', [['Doe, John', 'j@x.example']]],
    ['=?utf-8?B?SsO2cmcgPGpAeC5leGFtcGxlPg==?=', [['Jörg', 'j@x.example']]],
    ['john@x.example (John Doe)', [['John Doe', 'john@x.example']]],
    ['John <john@machine(home).  example>', [['John', 'john@machine.example']]],
    [
      'Team: a@x.example, B <b@x.example>;, c@x.example',
      [
        ['', 'a@x.example'],
        ['B', 'b@x.example'],
        ['', 'c@x.example'],
      ],
    ],
    [
      'a@x.example; b@x.example',
      [
        ['', 'a@x.example'],
        ['', 'b@x.example'],
      ],
    ],
    ['"Giant; \\"Big\\" Box" <box@x.example>', [['Giant; "Big" Box', 'box@x.example']]],
    ['"\'ann@x.example\'" <ann@x.example>', [['ann@x.example', 'ann@x.example']]],
    ['mailto:ann@x.example', [['', 'ann@x.example']]],
    ['Ann <ann@x.example', [['Ann', 'ann@x.example']]],
    ['"unclosed <a@x.example>', [['unclosed', 'a@x.example']]],
    ['undisclosed-recipients:;', []],
    ['nobody, <>, "@", Undisclosed-Recipient:@x.example;', []],
  ]
  for (const [raw, expected] of cases) {
    expect(addressesIn(raw), raw).toEqual(expected.map(([name, address]) => ({ name, address })))
  }
  expect(writtenAddresses('Ann <Ann@X.example>')).toEqual([{ name: 'Ann', address: 'Ann@X.example' }])
})

test('ids with comments, folds, without brackets, and what is none', () => {
  expect(messageIdOf(' <a@x.example> ')).toBe('a@x.example')
  expect(messageIdOf('a@x.example')).toBe('a@x.example')
  expect(messageIdOf('<1234 @ local(blah) .machine.example> (added)')).toBe('1234@local.machine.example')
  expect(messageIdOf('')).toBeNull()
  expect(idsIn('<a@x.example><b@x.example>, <c@ \t x.example>')).toEqual(['a@x.example', 'b@x.example', 'c@x.example'])
  expect(idsIn('a@x.example b@x.example')).toEqual(['a@x.example', 'b@x.example'])
  expect(idsIn('Your message of "Mon, 1 Jan" <a@x.example> from ann@x.example')).toEqual(['a@x.example'])
  expect(idsIn('Message from Ann (ann@x.example) of Monday')).toEqual([])
  expect(idsIn('bare-token')).toEqual(['bare-token'])
  expect(referencesOf('<b@x>', '<0@x> <a@x> <b@x>')).toEqual(['b@x', 'a@x', '0@x'])
})

test('dates in the forms of four decades', () => {
  const noon = '2026-01-31T12:00:00Z'
  for (const raw of [
    'Sat, 31 Jan 2026 12:00:00 +0000',
    'Sat, 31 Jan 2026 13:00:00 +0100 (CET)',
    '31 Jan 26 07:00 EST',
    'Sat, 31 January 2026 12:00:00 GMT',
    'Sat Jan 31 12:00:00 2026',
    '2026-01-31T12:00:00Z',
    '2026-01-31 12:00:00.123',
    'Sat, 31 Jan 2026 12(noon): 00 : 00 UT',
    '31-Jan-2026 12:00:00 +0000',
    'January 31, 2026 12:00 PM',
  ]) {
    expect(instantOf(raw), raw).toBe(noon)
  }
  for (const raw of [
    '',
    'yesterday',
    'Wed, 15 Dec 2010    59:10 -0500',
    'Mon, 31 Feb 2026 12:00:00 +0000',
    '31 Jan 2026',
  ]) {
    expect(instantOf(raw), raw).toBeNull()
  }
})

test('the content hash is what it always was: mails filed long ago are still known', () => {
  for (const raw of [
    ...Object.values(samples),
    Buffer.from('A: b\n\nc\r\r\n \xa0', 'latin1'),
    Buffer.from('\r\n\r\nx'),
    Buffer.from('A: b\r\n\r\n'),
  ]) {
    expect(contentHash(raw, 'ann@x.example')).toBe(wholeHash(raw, 'ann@x.example'))
  }
  const large = Buffer.from(`A: b\r\n\r\n${'123456789012345\r\n'.repeat(200_000)}`)
  expect(contentHash(large, '')).toBe(wholeHash(large, ''))
})

test('what mail servers write on top at each delivery makes no other mail of it', () => {
  const written = 'From: ann@x.example\r\nSubject: Hello\r\n\r\nText\r\n'
  const delivered = (day: number) =>
    Buffer.from(
      [
        `Return-path: <ann+${day}@x.example>`,
        `Envelope-to: support+${day}@desk.example`,
        `Delivery-date: Mon, 0${day} Jun 2026 10:00:00 +0200`,
        `DomainKey-Signature: a=rsa-sha1; q=dns;\r\n\tb=${day}`,
        written,
      ].join('\r\n'),
    )
  expect(contentHash(delivered(1), '')).toBe(contentHash(delivered(2), ''))
  expect(contentHash(delivered(1), '')).toBe(contentHash(Buffer.from(written), ''))
})

/** The hash in one go, over the mail as one string. */
function wholeHash(raw: Buffer, sender: string): string {
  const [head = '', ...rest] = raw.toString('latin1').replaceAll('\r\n', '\n').split('\n\n')
  const transport =
    /^(received|return-path|delivered-to|x-[^:]*|authentication-results|arc-[^:]*|dkim-signature|received-spf):/i
  const kept = head
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .filter((line) => !transport.test(line))
  const content = `${kept.join('\n')}\n\n${rest.join('\n\n').trimEnd()}`
  return createHash('sha256').update(content, 'latin1').update(sender).digest('hex').slice(0, 32)
}
