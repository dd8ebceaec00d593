import { beforeAll, expect, test } from 'vitest'
import { overrideEnv } from './env.ts'
import { newId } from './ids.ts'
import { linkToken, readLink, signLinks, unsignedLink } from './links.ts'
import { loadSecretKey } from './secrets.ts'

const link = { page: 'c', id: newId(), until: Temporal.Instant.from('2026-12-22T10:00:00Z') }

beforeAll(async () => {
  overrideEnv({ SECRET_KEY: 'k'.repeat(40), PUBLIC_URL: 'https://desk.example' })
  await loadSecretKey()
})

test('a signed link is read back as what it was made for', () => {
  const url = signLinks(unsignedLink(link))
  expect(url).toMatch(/^https:\/\/desk\.example\/c\/[0-9a-f]{32}\.[0-9a-z]{6}\.[0-9a-f]{32}$/)
  expect(readLink('c', url.split('/').at(-1)!)).toEqual(link)
  expect(url.endsWith(linkToken(link))).toBe(true)
})

test('a token of one page is nothing on another', () => {
  expect(readLink('s', linkToken(link))).toBeNull()
})

test('whatever is changed, cut off or left unsigned is not ours', () => {
  const token = linkToken(link)
  const [id, until] = token.split('.')
  const forged = [
    ...[...token].map((letter, at) => token.slice(0, at) + (letter === '0' ? '1' : '0') + token.slice(at + 1)),
    `${id}.${until}`,
    `${id}.zzzzzzzzz.${token.split('.')[2]}`,
    token.slice(0, -1),
    `${token}0`,
    '',
    'c',
    '%00',
  ].filter((one) => one !== token)
  expect(forged.filter((one) => readLink('c', one) !== null)).toEqual([])
})

test('links are signed wherever they stand in a text, each for its page, and only once', () => {
  const [first, second] = [unsignedLink(link), unsignedLink({ ...link, page: 's' })]
  const text = signLinks(`Yes: ${first}?answer=solved, or <a href="${second}">here</a>.`)
  const [, ...tokens] = /\/c\/([^?]+)\?answer=solved, or .*\/s\/([^"]+)"/.exec(text)!
  expect([readLink('c', tokens[0]!)?.id, readLink('s', tokens[1]!)?.id]).toEqual([link.id, link.id])
  expect(signLinks(text)).toBe(text)
})
