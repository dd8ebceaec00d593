import { beforeAll, expect, test } from 'vitest'
import { anInstallation } from '../testing/installation.ts'
import { overrideEnv } from './env.ts'
import { checkSecretKey, loadSecretKey, sameSecret, seal, sign, unseal } from './secrets.ts'

const { ctx } = await anInstallation()
beforeAll(() => loadSecretKey())

test('a sealed secret opens again, and is another text each time', () => {
  const [one, two] = [seal('smtp://user:pass 密码@host'), seal('smtp://user:pass 密码@host')]
  expect(unseal(one)).toBe('smtp://user:pass 密码@host')
  expect(one).not.toBe(two)
  expect(one).not.toContain('pass')
})

test('a sealed secret that was tampered with does not open', () => {
  const sealed = seal('secret')
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (const at of [0, 14, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    expect(() => unseal(`v1.${changed.toString('base64url')}`)).toThrow()
  }
  expect(() => unseal('nonsense')).toThrow()
})

test('a signature is worth something for its own purpose only', () => {
  expect(sign('a', 'x')).toBe(sign('a', 'x'))
  expect(sign('a', 'x')).not.toBe(sign('b', 'x'))
  expect(sameSecret('a', 'a')).toBe(true)
  expect(sameSecret('a', 'ab')).toBe(false)
})

test('another key than the one the database was sealed with stops the start', async () => {
  overrideEnv({ SECRET_KEY: 'another key of more than thirty-two letters' })
  await loadSecretKey()
  await expect(checkSecretKey(ctx.db)).rejects.toThrow(/sealed with another SECRET_KEY/)
})
