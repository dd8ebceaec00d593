import nodemailer from 'nodemailer'
import { expect, test } from 'vitest'
import { smtpUrl } from './smtp-url.ts'

const server = { host: 'smtp.shop.example', port: 465, security: 'tls', user: '', password: '' } as const

/** What the program that sends makes of the address. */
const read = (url: string) => nodemailer.createTransport({ url } as never).options as Record<string, unknown>

test('without a user there is no sign-in', () => {
  expect(smtpUrl(server)).toBe('smtps://smtp.shop.example:465')
  expect(read(smtpUrl(server))).toMatchObject({ host: 'smtp.shop.example', port: 465, secure: true })
  expect(read(smtpUrl(server)).auth).toBeUndefined()
})

test.each(['pass word', 'a:b@c/d?e#f', '100%', "p'(*)!", '密码', '&=+;,$'])(
  'the password %s arrives as it is',
  (password) => {
    const url = smtpUrl({ ...server, user: 'support@shop.example', password })
    expect(URL.canParse(url)).toBe(true)
    expect(read(url).auth).toMatchObject({ user: 'support@shop.example', pass: password })
  },
)

test('STARTTLS is required when it is chosen, and an IPv6 address stands in brackets', () => {
  const starttls = read(smtpUrl({ ...server, port: 587, security: 'starttls' }))
  expect(starttls).toMatchObject({ secure: false, requireTLS: true, port: 587 })
  const open = smtpUrl({ ...server, host: '::1', port: 25, security: 'none' })
  expect(open).toBe('smtp://[::1]:25')
  expect(read(open).requireTLS).toBeUndefined()
})
