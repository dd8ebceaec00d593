import { expect, test } from 'vitest'
import { postForm } from './post-form.ts'
import { isPublicAddress } from './public-address.ts'

test('addresses inside are told from those on the internet', () => {
  const inside = ['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0']
  const wrapped = [
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '2002:a00:1::',
  ]
  const outside = ['8.8.8.8', '172.32.0.1', '192.169.0.1', '2001:4860:4860::8888']
  expect([...inside, ...wrapped, 'localhost', ''].filter(isPublicAddress)).toEqual([])
  expect(outside.filter((address) => !isPublicAddress(address))).toEqual([])
})

test('a form goes out by https only, and never inside, by whatever name', async () => {
  const fields = { grant_type: 'refresh_token' }
  await expect(postForm('http://id.example/token', fields)).rejects.toThrow('not an https address')
  for (const host of ['127.0.0.1', '[::1]', '169.254.169.254', '2130706433', 'localhost', '[::ffff:10.0.0.1]']) {
    await expect(postForm(`https://${host}:8443/token`, fields), host).rejects.toThrow('internal addresses are refused')
  }
})
