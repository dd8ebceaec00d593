import { expect, test } from 'vitest'
import { checksCertificate, needsTls } from './smtp-url.ts'

test.each([
  ['smtp://user:word@mail.example:587', true],
  ['smtp://user:word@192.0.2.7', true],
  ['smtp://user:word@127.example.com', true],
  ['smtp://mail.example', false],
  ['smtp://user:word@localhost:1025', false],
  ['smtp://user:word@127.0.0.1', false],
  ['smtp://user:word@[::1]:25', false],
])('a password is sent encrypted or not at all, but on this machine: %s %s', (url, needed) => {
  expect(needsTls(url)).toBe(needed)
})

test('a certificate is checked unless the URL says otherwise', () => {
  expect(checksCertificate('smtp://mail.example')).toBe(true)
  expect(checksCertificate('smtp://mail.example?tls.rejectUnauthorized=false')).toBe(false)
})
