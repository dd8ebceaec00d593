import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults } from './support/axe.ts'
import { openBrowser, openPage } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'

let server: ServerProcess
let browser: Browser
let lea: Colleague

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  lea = await aColleague(server, browser, { name: 'Lea Lead', role: 'manager' })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const title = (page: Page) => page.getByRole('textbox', { name: 'Title' })
/** Adds a step at the open end of an answer, and gives it a title. */
async function addStep(page: Page, answer: string, step: { kind: string; title: string }): Promise<void> {
  await page
    .getByRole('button', { name: `Add a step here: ${answer}` })
    .first()
    .click()
  await page.getByRole('menuitem', { name: step.kind }).click()
  await title(page).fill(step.title)
}

test('a small tree is drawn, mended, published, walked without a script, and its ticket knows every answer', async () => {
  const empty = { start: null, steps: [] }
  const content = { languages: ['en'], titles: { en: 'The printer is silent' }, intros: {}, decision_tree: empty }
  const body = { issue_category: 'printers', slug: 'printer', ...content }
  const { id } = (await server.api('POST', '/knowledge/troubleshooters', { body })).json
  const page = await lea.open(`/knowledge/troubleshooters/${id}`)
  await page.getByRole('button', { name: 'Add the first step' }).click()
  await page.getByRole('menuitem', { name: /^Question/ }).click()
  await title(page).fill('Is its light on?')
  await addStep(page, 'Yes', { kind: 'Check', title: 'Turn it off and on' })
  await addStep(page, 'It helped', { kind: 'Solved', title: 'It prints again' })

  // Nothing is lost by leaving.
  await page.getByRole('link', { name: 'All troubleshooters' }).click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)

  // What is open still is found while it is drawn, and keeps it from being published.
  await page.getByText(/^Faults \d/).click()
  await page.getByRole('button', { name: /Turn it off and on.*leads nowhere/ }).waitFor()
  await page.getByRole('button', { name: 'Publish' }).click()
  expect((await server.api('GET', `/knowledge/troubleshooters/${id}`)).json.state).toBe('draft')

  // The keyboard walks the tree; what was deleted comes back.
  const card = (name: RegExp) => page.getByRole('region', { name: 'The tree' }).getByRole('button', { name })
  await card(/Question.*Is its light on/).click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Delete')
  await expect.poll(() => card(/Solved.*It prints again/).count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await card(/Solved.*It prints again/).waitFor()

  await addStep(page, 'It did not', { kind: 'Ticket', title: 'Let us look at it' })
  await card(/Question.*Is its light on/).click()
  await page.locator('input[aria-label="Leads to: Answer 2"]').click()
  await page.getByRole('option', { name: 'Ticket · Let us look at it' }).click()
  await page.getByText('Faults', { exact: true }).click()
  await page.getByText('No faults. Everybody comes to an end.').waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Customers can walk it now').waitFor()

  const customer = await openPage(browser, { javaScriptEnabled: false })
  await customer.goto(`${server.url}/help/en/troubleshooters/printer`)
  await customer.getByRole('button', { name: 'Start' }).click()
  await customer.getByRole('heading', { name: 'Is its light on?' }).waitFor()
  await customer.getByRole('button', { name: 'Yes', exact: true }).click()
  await customer.getByRole('button', { name: 'No, not yet' }).click()
  await customer.getByRole('heading', { name: 'Let us look at it' }).waitFor()
  await customer.goBack()
  await customer.getByRole('heading', { name: 'Turn it off and on' }).waitFor()
  await customer.goForward()
  expect(await customer.locator('details .card').innerText()).toContain('2. Turn it off and on – did not help')
  await customer.getByLabel('Your name').fill('Cara Customer')
  await customer.getByLabel('Your e-mail address').fill('cara@customer.example')
  await customer.getByRole('button', { name: 'Send' }).click()
  await customer.getByText(/We have it: /).waitFor()

  const { items } = (await server.api('GET', '/tickets?q=printer')).json
  expect(items).toMatchObject([{ subject: 'The printer is silent: Yes', customer_name: 'Cara Customer' }])
  const ticket = await lea.open(`/tickets/${items[0].id}`)
  await ticket.getByText('1. Is its light on? – Yes').first().waitFor()
  await ticket
    .getByRole('region', { name: 'Troubleshooting' })
    .getByText(/Not solved · 2 steps tried/)
    .waitFor()
})

test('an agent walks one for a ticket, and the ticket is told', async () => {
  const made = (await server.api('POST', '/knowledge/troubleshooters', { body: { issue_category: 'billing' } })).json
  await server.api('PUT', `/knowledge/troubleshooters/${made.id}/publication`)
  const from = { name: 'Bo', email: 'bo@customer.example' }
  const inbound = { external_id: crypto.randomUUID(), from, subject: 'Charged twice', text: 'I was charged twice.' }
  const { ticket_id } = (await server.api('POST', '/channels/email/inbound', { body: inbound })).json
  const page = await lea.open(`/tickets/${ticket_id}`)
  await page.getByRole('button', { name: 'Walk a troubleshooter' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: /Invoices and payments/ }).click()
  await drawer.getByRole('button', { name: 'I was charged twice, or too much' }).click()
  await drawer.getByRole('button', { name: 'Yes, it is solved' }).click()
  await drawer.getByText('The result is in the ticket').waitFor()
  await drawer.getByRole('button', { name: 'Done' }).click()
  await page.getByText('Walked the troubleshooter “Invoices and payments”: solved.').first().waitFor()
})

/** What the keyboard is on. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

/** Opens the menu the keyboard is on, and chooses what comes next by the arrow keys. */
async function chooseByKeys(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).waitFor()
  await expect
    .poll(async () => {
      const isThere = (await focused(page)).startsWith(kind)
      if (!isThere) await page.keyboard.press('ArrowDown')
      return isThere
    })
    .toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => title(page).evaluate((input) => input === document.activeElement)).toBe(true)
}

test('a tree is drawn, connected, and a step deleted and brought back, without a mouse', async () => {
  const content = {
    languages: ['en'],
    titles: { en: 'No light' },
    intros: {},
    decision_tree: { start: null, steps: [] },
  }
  const made = (
    await server.api('POST', '/knowledge/troubleshooters', { body: { issue_category: 'keys', ...content } })
  ).json
  const page = await lea.open(`/knowledge/troubleshooters/${made.id}`)
  await page.getByRole('button', { name: 'Add the first step' }).focus()
  await chooseByKeys(page, 'Question')
  await page.keyboard.type('Is it plugged in?')
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toContain('Is it plugged in?')

  // The open end comes next; what grows there is written at once.
  await page.keyboard.press('Tab')
  await chooseByKeys(page, 'Solved')
  await page.keyboard.type('It shines')
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toContain('It shines')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => focused(page)).toContain('Is it plugged in?')

  await page.locator('input[aria-label="Leads to: Answer 2"]').focus()
  await page.keyboard.type('It shines')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Goes on at “It shines”' }).waitFor()

  await page.getByRole('button', { name: /Question.*Is it plugged in/ }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Delete')
  await expect.poll(() => focused(page)).toContain('Is it plugged in?')
  await expect.poll(() => page.getByRole('button', { name: 'Goes on at “It shines”' }).count()).toBe(0)
  await page.keyboard.press('z')
  await page.getByRole('button', { name: 'Goes on at “It shines”' }).waitFor()
})

test('what changed between versions is told in words and in the tree, and an earlier one comes back', async () => {
  const all = '/knowledge/troubleshooters'
  const made = (await server.api('POST', all, { body: { issue_category: 'account', slug: 'account-versions' } })).json
  await server.api('PUT', `${all}/${made.id}/publication`)
  const { languages, titles, intros, decision_tree: tree } = made
  const steps = tree.steps
    .filter(({ id }: { id: string }) => id !== 'try-code')
    .map((step: { id: string; answers?: { id: string }[] }) =>
      step.id === 'kind' ? { ...step, answers: step.answers?.filter(({ id }) => id !== 'code') } : step,
    )
  const body = {
    languages,
    titles: { ...titles, en: 'Back in' },
    intros,
    decision_tree: { ...tree, steps },
    based_on: 1,
  }
  expect((await server.api('PUT', `${all}/${made.id}`, { body })).status).toBe(200)
  const page = await lea.open(`${all}/${made.id}`, { viewport: { width: 360, height: 740 } })
  await page.getByRole('button', { name: 'More' }).last().click()
  await page.getByRole('menuitem', { name: /Versions/ }).click()
  await page.getByRole('button', { name: 'What changed: Version 2' }).click()
  const dialog = page.getByRole('dialog', { name: 'Version 2: what changed' })
  await dialog.getByText('1 changed · 1 removed').waitFor()
  const gone = dialog.getByRole('listitem').filter({ hasText: 'Set the clock of the phone' })
  await gone.filter({ hasText: 'Removed' }).waitFor()
  await dialog.getByText('Answer taken away').waitFor()
  await dialog.getByText('In the tree').click()
  await dialog.getByText('Set the clock of the phone').waitFor()
  expect(await faults(page)).toEqual([])
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await overflow()).toBe(0)

  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'What changed: Version 1' }).click()
  await page.getByRole('button', { name: 'Bring version 1 back' }).click()
  await page.getByText('Version 1 is back').first().waitFor()
  expect((await server.api('GET', `${all}/${made.id}`)).json).toMatchObject({ version: 3, titles })
})
