import { expect, test } from 'vitest'
import { ChannelError } from '../../channel.ts'
import { noteFailure, noteSuccess, refuseSilent } from './smtp-health.ts'

const outage = (words: string) => new ChannelError(words, { retry: true, is_outage: true })

test('a server that lets one mail wait until the end is not asked for the next ones', () => {
  const timeout = outage('Greeting never received: timeout')
  expect(noteFailure('smtp://silent', timeout)).toBe(timeout)
  expect(() => refuseSilent('smtp://silent')).toThrow(timeout)
  expect(() => refuseSilent('smtp://other')).not.toThrow()
  noteSuccess('smtp://silent')
  expect(() => refuseSilent('smtp://silent')).not.toThrow()
})

test('a server that has just taken another mail is there: what it breaks off with waits on its own', () => {
  noteSuccess('smtp://there')
  for (const words of ['Connection closed unexpectedly', '421 Too many mails', 'Connection timeout']) {
    expect(noteFailure('smtp://there', outage(words))).toMatchObject({ message: words, retry: true, is_outage: false })
  }
  expect(() => refuseSilent('smtp://there')).not.toThrow()
})

test('one that refuses the connection is away, whatever it took before', () => {
  noteSuccess('smtp://gone')
  expect(noteFailure('smtp://gone', outage('connect ECONNREFUSED'))).toMatchObject({ is_outage: true })
})
