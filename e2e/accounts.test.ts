import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../server/platform/postgres/free-port.ts'
import { openBrowser, openPage } from './support/browser.ts'
import { anImapDoor, type ImapDoor } from './support/imap-door.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { until } from './support/until.ts'

const PASSWORD = 'right horse'
let server: ServerProcess
let browser: Browser
let imap: ImapDoor
let page: Page

beforeAll(async () => {
  server = await startServerOnCopy()
  imap = await anImapDoor(PASSWORD)
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  page = await openPage(browser)
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
})

afterAll(async () => {
  await browser.close()
  await stopServers()
  await imap.close()
})

const section = (name: string): Locator => page.getByRole('region', { name, exact: true })
const passwordIn = (place: Locator): Locator => place.locator('input[type="password"]')
const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
const stepOf = (name: string): Locator => section('Mail in').getByRole('listitem').filter({ hasText: name })
const saved = async () => (await server.api('GET', '/channels/accounts')).json.items[0]

async function testConnection(): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/test'))
  await button('Test connection').click()
  await answer
  await section('Connection').getByText('Tested').waitFor()
}

test('an account is added: the test says which step fails and why, until all are right', async () => {
  await page.goto(`${server.url}/settings/accounts`)
  await page.getByRole('link', { name: 'Add account' }).click()
  await page.getByRole('textbox', { name: 'Address' }).fill('Support@shop.example')
  await page.getByLabel('Name customers see').fill('Shop Support')
  await page.keyboard.press('Enter')

  const incoming = section('How does mail come in?')
  await incoming.getByLabel('Server', { exact: true }).waitFor()
  expect(await incoming.getByLabel('Server', { exact: true }).inputValue()).toBe('imap.shop.example')
  expect(await incoming.getByLabel('User name').inputValue()).toBe('Support@shop.example')
  await incoming.getByLabel('Server', { exact: true }).fill('127.0.0.1')
  await incoming.getByRole('combobox', { name: 'Encryption' }).click()
  await page.getByRole('option', { name: 'None (this machine only)' }).click()
  await incoming.getByLabel('Port').fill(String(await freePort()))
  await passwordIn(incoming).fill('wrong horse')

  await testConnection()
  expect(await stepOf('Connect').innerText()).toContain('Nothing listens on this port')
  expect(await stepOf('Connect').getByRole('img', { name: 'failed' }).count()).toBe(1)
  expect(await stepOf('Sign in').innerText()).toContain('not tried')
  expect(await page.getByText('The test found a problem').count()).toBe(1)

  await incoming.getByLabel('Port').fill(String(imap.port))
  await page.getByText('These results are of other settings').waitFor()
  await testConnection()
  expect(await stepOf('Sign in').innerText()).toContain('Invalid credentials (Failure)')
  expect(await stepOf('Sign in').innerText()).toContain('Check the user name')

  await passwordIn(incoming).fill(PASSWORD)
  await testConnection()
  await section('Mail in').getByText('works').waitFor()
  await page.getByText('Tested: everything works.').waitFor()
  await button('Add account').click()
  await page.waitForURL(/\/settings\/accounts\/[0-9a-f-]{36}$/)
  expect(await saved()).toMatchObject({
    address: 'support@shop.example',
    name: 'Shop Support',
    secrets_set: ['imap_password'],
    settings: { imap: { host: '127.0.0.1', port: imap.port, security: 'none' } },
  })
}, 40_000)

test('its mailbox goes live on the screen, and into trouble, without a reload', async () => {
  await section('Mailboxes').getByText('Live').waitFor({ timeout: 25_000 })
  await page.getByRole('link', { name: 'Mail accounts' }).first().click()
  await page
    .getByRole('link', { name: /support@shop\.example/ })
    .getByText('Live')
    .waitFor()
}, 40_000)

test('texts are changed and the password that is not shown stays', async () => {
  await page.getByRole('link', { name: /support@shop\.example/ }).click()
  await page.getByLabel('Signature').fill('Your shop')
  await page.getByLabel('Acknowledgement').fill('Thank you. This is {case_id}.')
  await section('Texts')
    .getByRole('figure')
    .getByText(/This is CS-1042\.\s+--\s+Your shop/)
    .waitFor()
  expect(await passwordIn(section('How does mail come in?')).inputValue()).toBe('')
  await button('Save').click()
  await until(async () => (await saved()).settings.signature === 'Your shop')
  expect(await saved()).toMatchObject({
    secrets_set: ['imap_password'],
    settings: { acknowledgement: 'Thank you. This is {case_id}.' },
  })
  await button('Save').waitFor({ state: 'detached' })
})

test('whoever has a mail server is told where it hands mail over', async () => {
  await page.getByRole('radio', { name: /Our mail server hands it over/ }).click()
  const incoming = section('How does mail come in?')
  expect(await incoming.getByLabel('Hand mail over to').inputValue()).toBe(`127.0.0.1:${server.smtp_port}`)
  await incoming.getByText(`support@shop.example   smtp:[127.0.0.1]:${server.smtp_port}`).waitFor()
  await button('Discard changes').click()
})

test('what the API refuses is said at its field', async () => {
  await page.getByLabel('Server', { exact: true }).fill('imap.elsewhere.example')
  await button('Save').click()
  await section('How does mail come in?').getByText('none is only for a server on this machine').waitFor()
  await page.getByLabel('Server', { exact: true }).fill('')
  await button('Save').click()
  await section('How does mail come in?').getByText('This is needed.').waitFor()
  await button('Discard changes').click()
  expect(await page.getByLabel('Server', { exact: true }).inputValue()).toBe('127.0.0.1')
})

test('an own server for outgoing mail is sealed as one address', async () => {
  await page.getByRole('radio', { name: /Through a server of its own/ }).click()
  const outgoing = section('How does mail go out?')
  await outgoing.getByLabel('Server', { exact: true }).fill('smtp.shop.example')
  await passwordIn(outgoing).fill('p@ss/word #1')
  await button('Save').click()
  await outgoing.getByText('A server is set.').waitFor()
  expect((await saved()).secrets_set.toSorted()).toEqual(['imap_password', 'smtp_url'])
  await outgoing.getByRole('button', { name: 'Replace' }).click()
  expect(await passwordIn(outgoing).inputValue()).toBe('')
  await button('Discard changes').click()
})

test('it is archived after saying what follows, folded away, and brought back', async () => {
  await button('Archive account').click()
  const dialog = page.getByRole('dialog', { name: 'Archive support@shop.example?' })
  await dialog.getByText('is refused').waitFor()
  await dialog.getByRole('button', { name: 'Archive account' }).click()
  await until(async () => (await saved()).archived_at !== null)
  await page.getByRole('link', { name: 'Mail accounts' }).first().click()
  const row = page.getByRole('link', { name: /support@shop\.example/ })
  expect(await row.count()).toBe(0)
  await button('1 archived account').click()
  await row.click()
  await button('Bring it back').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bring it back' }).click()
  await until(async () => (await saved()).archived_at === null)
})

test('the domain shows what to publish, and that DNS has not said yes', async () => {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(/Search/).fill('sending')
  await page.keyboard.press('Enter')
  await page.waitForURL(/settings\/domains$/)
  const domain = section('shop.example')
  await domain.getByRole('heading', { name: 'DKIM' }).waitFor()
  await domain.getByText('Mail is not signed yet').waitFor()
  const name = await domain.getByText(/^sr\d{4}a\._domainkey\.shop\.example$/).innerText()
  await domain.getByRole('button', { name: 'New key' }).click()
  await page.getByRole('dialog').getByText('replaces it at once').waitFor()
  await page.getByRole('button', { name: 'Make a new key' }).click()
  await domain.getByText(name.replace('a._domainkey', 'b._domainkey')).waitFor()
})

test('a lead sees how mail stands and what is published, and can change neither', async () => {
  const lead = { name: 'Leo Lead', email: 'leo@desk.example', role: 'lead' }
  const { id } = (await server.api('POST', '/users', { body: lead })).json
  const { url } = (await server.api('POST', `/users/${id}/sign-in-links`, { body: {} })).json
  const used = await server.api('POST', '/sign-in-links/use', { as: null, body: { secret: url.split('#')[1] } })
  const [name, value] = used.headers.getSetCookie()[0]!.split(';')[0]!.split('=')
  const other = await openPage(browser)
  await other.context().addCookies([{ name: name!, value: value!, url: server.url }])
  await other.goto(`${server.url}/settings/accounts`)
  await other.getByRole('link', { name: /support@shop\.example/ }).click()
  await other.getByText('Your role can look at the accounts').waitFor()
  expect(await other.getByLabel('Signature').isDisabled()).toBe(true)
  expect(await other.getByRole('button', { name: 'Archive account' }).count()).toBe(0)
  await other.getByRole('link', { name: 'Sending domains' }).click()
  await other.getByRole('heading', { name: 'DMARC' }).waitFor()
  expect(await other.getByRole('button', { name: /Check now|New key/ }).count()).toBe(0)
  await other.context().close()
})
