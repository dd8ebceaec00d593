import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults } from './support/axe.ts'
import { DESKTOP, openBrowser, openPage, PHONE } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { until } from './support/until.ts'

const URGENT = `Hello,

our whole team gets error 500 from the API since this morning and we cannot work. This is urgent.

Also, I was charged twice for invoice 4471, please refund the second payment.

Hannah`

let server: ServerProcess
let browser: Browser
let page: Page
let cookie: { name: string; value: string }
let adaId: string
let urgent: string
let plain: string

beforeAll(async () => {
  server = await startServerOnCopy({ TEST_CLOCK: '1' })
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  cookie = { name: name!, value: value! }
  adaId = (await userNamed('Ada Admin')).id
  await server.api('POST', '/companies', {
    body: { name: 'Brightline', domain: 'brightline.example', account_type: 'enterprise' },
  })
  plain = await aMail('tom@northpeak.example', 'How do I change my plan?', 'Where can I change my plan to yearly?')
  urgent = await aMail('hannah@brightline.example', 'Two things before our launch', URGENT)
  page = await openPage(browser, { viewport: DESKTOP })
  await page.context().addCookies([{ ...cookie, url: server.url }])
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const userNamed = async (name: string) => {
  const { items } = (await server.api('GET', '/users')).json
  return items.find((user: { name: string }) => user.name === name)
}

async function aMail(email: string, subject: string, text: string): Promise<string> {
  const body = { external_id: email, from: { email }, subject, text }
  return (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id
}

const ticketOf = async (id: string) => (await server.api('GET', `/tickets/${id}`)).json
const row = (id: string) => page.locator(`a[data-ticket="${id}"]`)
const panel = () => page.getByRole('complementary', { name: 'Details' })
const advance = (duration: string) => server.api('PUT', '/test/clock', { body: { advance: duration } })

test('rows count down by the clock of the server: quiet, then at risk, then late', async () => {
  await page.goto(`${server.url}/tickets?view=unassigned`)
  const chip = row(plain).getByRole('img', { name: /First response/ })
  await expect.poll(() => chip.getAttribute('aria-label')).toMatch(/^First response due in 1 hour 5\d minutes$/)
  await advance('PT1H45M')
  await expect.poll(() => chip.getAttribute('aria-label')).toMatch(/due in 1[2-5] minutes, at risk$/)
  expect(await chip.innerText()).toMatch(/^1[2-5]m$/)
  await advance('PT27M')
  await expect.poll(() => chip.getAttribute('aria-label')).toMatch(/^First response 1[2-5] minutes late$/)
  expect(await chip.innerText()).toMatch(/^-1[2-5]m$/)
  await page.goto(`${server.url}/tickets?view=at_risk`)
  await expect.poll(() => row(plain).count()).toBe(1)
})

test('the queue puts the enterprise first; its next ticket is taken by key and opened, and then the queue says it is empty', async () => {
  await page.goto(`${server.url}/tickets?view=unassigned`)
  await row(urgent).waitFor()
  const order = await page.locator('a[data-ticket]').evaluateAll((links) => links.map((link) => link.dataset.ticket))
  expect(order).toEqual([urgent, plain])
  expect(await row(urgent).innerText()).toContain('Enterprise')
  await page.keyboard.press('Shift+N')
  await page.waitForURL(`**/tickets/${urgent}*`)
  await until(async () => (await ticketOf(urgent)).assignee_id === adaId)
  const next = page.getByRole('button', { name: 'Next in queue' })
  await expect.poll(() => next.isEnabled()).toBe(true)
  await page.keyboard.press('Shift+N')
  await page.waitForURL(`**/tickets/${plain}*`)
  await expect.poll(() => next.isEnabled()).toBe(true)
  await page.keyboard.press('Shift+N')
  await page.getByText('The queue is empty').waitFor()
})

test('what was understood says why, is corrected by a key, and taken back', async () => {
  await page.goto(`${server.url}/tickets/${urgent}`)
  const category = panel().getByRole('button', { name: /^Correct Category/ })
  await category.waitFor()
  const before = (await server.api('GET', `/tickets/${urgent}/triage`)).json.category.value
  await panel().getByRole('button', { name: 'Why: Category' }).click()
  const why = page.getByRole('dialog', { name: 'Why: Category' })
  await why.getByText('What was found').waitFor()
  expect(await why.getByRole('listitem').count()).toBeGreaterThan(1)
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'detached' })

  await page.keyboard.press('Shift+C')
  await page.getByRole('combobox', { name: 'Correct Category' }).fill('Acc')
  await page.keyboard.press('Enter')
  await panel().getByText('by Ada Admin').waitFor()
  expect(await category.innerText()).toContain('Account')
  await until(async () => (await ticketOf(urgent)).category === 'account')
  await page.getByText('corrected Category to Account').waitFor()
  await page.keyboard.press('z')
  await until(async () => (await ticketOf(urgent)).category === before)
})

test('the matrix shows the cell of this ticket, and a request shows where it is written', async () => {
  await panel().getByRole('button', { name: 'How the priority came about' }).click()
  const dialog = page.getByRole('dialog', { name: 'How the priority came about' })
  const { matrix } = (await server.api('GET', `/tickets/${urgent}/triage`)).json
  const lit = dialog.getByRole('cell', { name: /this ticket/ })
  await expect.poll(() => lit.innerText()).toMatch(new RegExp(`^${matrix.base}`, 'i'))
  await page.keyboard.press('Escape')
  await panel()
    .getByRole('button', { name: /charged twice/ })
    .focus()
  expect(await page.locator('mark').allInnerTexts()).toEqual([
    expect.stringContaining('charged twice for invoice 4471'),
  ])
})

test('clocks stand in a table, with their exact time on focus and the framework behind them', async () => {
  const clocks = panel().getByRole('table')
  expect(await clocks.getByRole('rowheader').allInnerTexts()).toEqual(['First response', 'Resolution', 'Escalation'])
  expect(await clocks.getByRole('cell', { name: /late/ }).count()).toBe(1)
  await clocks.locator('time').first().focus()
  await page
    .getByRole('tooltip')
    .filter({ hasText: /\d{2}:\d{2}:\d{2}/ })
    .waitFor()
  await panel().getByRole('button', { name: 'Why: Resolution' }).click()
  await page.getByRole('dialog', { name: 'Why: Resolution' }).getByText('support_channels.email').waitFor()
  await page.keyboard.press('Escape')
})

test('it is escalated by key for a reason of its tier, and accepted where everybody sees it', async () => {
  await page.goto(`${server.url}/tickets/${plain}`)
  await panel().waitFor()
  await page.getByRole('log').waitFor()
  await page.keyboard.press('h')
  const dialog = page.getByRole('dialog', { name: /^Escalate / })
  await dialog.getByRole('radio', { name: 'Technically complex' }).check()
  await dialog.getByRole('textbox').fill('The plan page answers with an error.')
  await dialog.getByRole('button', { name: 'Escalate' }).click()
  await page.getByText('Escalated to Tier 2 technical').first().waitFor()
  await page.getByText('escalated it to Tier 2 technical: Technically complex').waitFor()
  expect(await ticketOf(plain)).toMatchObject({ status: 'escalated', assignee_id: null, team: 'tier2_technical' })
  await page.getByRole('button', { name: 'Accept' }).click()
  await until(
    async () => (await server.api('GET', `/tickets/${plain}/escalations`)).json.items[0]?.accepted_at !== null,
  )
  expect(await ticketOf(plain)).toMatchObject({ status: 'open', assignee_id: adaId })
  await page.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' })
})

test('who is there is seen by all, and said in the list to assign', async () => {
  const presenceOf = async (id: string) => {
    const { items } = (await server.api('GET', '/presence')).json
    return items.find((one: { user_id: string }) => one.user_id === id)?.state
  }
  // The page itself says that Ada is there.
  await until(async () => (await presenceOf(adaId)) === 'online')
  const mia = { name: 'Mia Torres', email: 'mia@desk.example', role: 'agent', teams: ['tier2_technical'] }
  const { id: miaId } = (await server.api('POST', '/users', { body: mia })).json
  await server.api('PUT', `/users/${miaId}/presence`, { body: { state: 'online' }, as: miaId })
  await page.reload()
  await page.getByRole('log').waitFor()
  await page.keyboard.press('a')
  await page.getByRole('option', { name: /Mia Torres.*Online · 0 open/s }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Account of Ada Admin' }).click()
  await page.getByRole('menuitemradio', { name: 'Away' }).click()
  await until(async () => (await presenceOf(adaId)) === 'away')
})

test.each([
  { viewport: DESKTOP, colorScheme: 'light' },
  { viewport: PHONE, colorScheme: 'dark' },
] as const)('everybody can use it: $viewport.width px, $colorScheme', async (look) => {
  const other = await openPage(browser, look)
  await other.context().addCookies([{ ...cookie, url: server.url }])
  await other.goto(`${server.url}/tickets/${urgent}`, { waitUntil: 'networkidle' })
  if (look.viewport === PHONE) await other.getByRole('button', { name: 'Details' }).click()
  expect(await faults(other)).toEqual([])
  await other.getByRole('button', { name: 'Why: Category' }).click()
  expect(await faults(other)).toEqual([])
  await other.context().close()
})
