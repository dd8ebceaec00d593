import { expect, test } from 'vitest'
import type { ChannelAccount } from '../../../server/domains/channels/contract.ts'
import { MailSecrets, MailSettings } from '../../../server/domains/channels/contract.ts'
import {
  type AccountForm,
  fieldOf,
  formOf,
  missingIn,
  newForm,
  secretsOf,
  settingsOf,
  withPreset,
} from './account-form.ts'
import { presetFor, presetOfHost, presetsFor } from './mail-presets.ts'

const saved = (fields: Partial<ChannelAccount>): ChannelAccount => ({
  id: '0197e3d2-0000-7000-8000-000000000000',
  channel: 'email',
  address: 'help@shop.example',
  name: 'Shop',
  settings: {},
  has_secrets: false,
  secrets_set: [],
  mailboxes: [],
  last_test: null,
  archived_at: null,
  created_at: '2026-01-01T00:00:00.000Z',
  ...fields,
})
const form = (changes: Partial<AccountForm> = {}): AccountForm => ({ ...newForm('help@shop.example', ''), ...changes })
const imap = {
  host: 'mail.shop.example',
  user: 'help',
  security: 'starttls',
  port: 143,
  mailboxes: ['INBOX', 'Orders'],
}

test.each([
  ['a@gmail.com', 'imap.gmail.com', 'smtp.gmail.com'],
  ['a@hotmail.com', 'outlook.office365.com', 'smtp.office365.com'],
  ['a@126.com', 'imap.126.com', 'smtp.126.com'],
  ['A@Foxmail.com', 'imap.qq.com', 'smtp.qq.com'],
  ['help@shop.example', 'imap.shop.example', 'smtp.shop.example'],
])('for %s the servers are %s and %s', (address, imapHost, smtpHost) => {
  const { imap, smtp } = newForm(address, '')
  expect([imap.host, imap.user, smtp.host, smtp.user]).toEqual([imapHost, address, smtpHost, address])
})

test('a server tells the provider it belongs to', () => {
  expect(presetOfHost('a@126.com', 'imap.126.com').id).toBe('netease')
  expect(presetOfHost('help@shop.example', 'outlook.office365.com').id).toBe('microsoft')
  expect(presetOfHost('help@shop.example', 'mail.shop.example').id).toBe('own')
})

test('what every provider fills in is what the API takes', () => {
  for (const preset of presetsFor('help@shop.example')) {
    const filled = withPreset(form({ outgoing: 'own', imap_password: 'word' }), preset)
    expect(MailSettings.safeParse(settingsOf(filled)).error).toBeUndefined()
    const complete = { ...filled, oauth: { ...filled.oauth, client_id: 'id', refresh_token: 'token' } }
    expect(MailSecrets.safeParse(secretsOf(complete, [])).error).toBeUndefined()
  }
  expect(presetFor('a@outlook.com').takes_passwords).toBe(false)
})

test('a saved account comes back as it is, and unchanged it changes no secret', () => {
  const account = saved({
    settings: { imap, signature: 'Bye', plus_addresses: false },
    secrets_set: ['imap_password', 'smtp_url'],
  })
  const shown = formOf(account)
  expect(settingsOf(shown)).toMatchObject({ imap, signature: 'Bye', plus_addresses: false })
  expect(shown).toMatchObject({ incoming: 'fetched', sign_in: 'password', outgoing: 'own' })
  expect(secretsOf(shown, account.secrets_set)).toEqual({})
})

test('what is no longer needed is taken away, and what never was is not mentioned', () => {
  const set = ['imap_password', 'smtp_url']
  const shown = formOf(saved({ settings: { imap }, secrets_set: set }))
  const handedOver = { ...shown, incoming: 'handed_over', outgoing: 'installation' } as const
  expect(secretsOf(handedOver, set)).toEqual({ imap_password: null, smtp_url: null })
  expect(settingsOf(handedOver)).not.toHaveProperty('imap')
  expect(secretsOf({ ...shown, kept: ['smtp_url'] }, set)).toEqual({ imap_password: null })
  expect(secretsOf({ ...shown, imap_password: 'new' }, set)).toEqual({ imap_password: 'new' })
  expect(secretsOf(form(), [])).toEqual({})
})

test('fields that are needed are named, those of a secret that is kept are not', () => {
  const bare = form({ sign_in: 'oauth', outgoing: 'own' })
  const empty = { ...bare, imap: { ...bare.imap, host: ' ', mailboxes: [] }, smtp: { ...bare.smtp, host: '' } }
  expect(missingIn(empty)).toEqual([
    'imap.host',
    'imap.mailboxes',
    'oauth.token_url',
    'oauth.client_id',
    'oauth.refresh_token',
    'smtp.host',
  ])
  expect(missingIn({ ...empty, kept: ['oauth', 'smtp_url'] })).toEqual(['imap.host', 'imap.mailboxes'])
  expect(missingIn({ ...empty, incoming: 'handed_over', outgoing: 'installation' })).toEqual([])
})

test.each([
  ['settings.imap.port', 'imap.port'],
  ['settings.imap.mailboxes.1', 'imap.mailboxes'],
  ['secrets.smtp_url', 'smtp.host'],
  ['secrets.oauth.token_url', 'oauth.token_url'],
  ['address', 'address'],
])('a mistake at %s is shown at %s', (path, field) => expect(fieldOf(path)).toBe(field))
