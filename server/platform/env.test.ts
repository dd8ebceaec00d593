import { expect, test } from 'vitest'
import { readEnv } from './env.ts'

test('nothing set is enough, and an empty value counts as unset', () => {
  expect(readEnv({ PORT: '', SMTP_URL: '' })).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', SMTP_IN_PORT: 2525 })
})

test('what is wrong is listed in full, each with its name', () => {
  const bad = {
    PORT: '99999',
    DATABASE_URL: 'mysql://x',
    ROLES: 'web,chef',
    BOOTSTRAP_TOKEN: 'short',
    SMTP_RELAYS: '10.0.0.0/8, nonsense',
    TRUSTED_PROXIES: '10.0.0.0/99',
  }
  for (const name of Object.keys(bad)) expect(() => readEnv(bad)).toThrow(name)
})

test('lists are read', () => {
  const env = readEnv({ ROLES: 'web, worker', SMTP_RELAYS: '10.0.0.0/8, 192.0.2.7, 2001:db8::/32', TEST_CLOCK: '1' })
  expect(env).toMatchObject({
    ROLES: ['web', 'worker'],
    SMTP_RELAYS: ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'],
    TEST_CLOCK: true,
  })
})
