import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults } from './support/axe.ts'
import { openBrowser, openPage } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let sink: SmtpSink
let browser: Browser
let page: Page
let ada: string
const tickets: Record<string, string> = {}

beforeAll(async () => {
  sink = await startSmtpSink()
  server = await startServerOnCopy({ SMTP_URL: sink.url })
  browser = await openBrowser()
  page = await openPage(browser, { acceptDownloads: true })
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
  const { items } = (await server.api('GET', '/users')).json
  ada = items.find((user: { name: string }) => user.name === 'Ada Admin').id
  await write('answered', 'Where is the setting for dark mode?', 'How do I switch to dark mode? Where do I find it?')
  await write('unknown', 'A word about yesterday', 'We spoke yesterday about the matter.')
  await write('reply', 'Something odd', 'Something is odd here since this morning.')
  await write('bulk-known', 'Where are my invoices?', 'How do I find my invoices? Where are they?')
  await write('bulk-unknown', 'The other matter', 'As I said, the other matter.')
  await answer('answered', 'Open Settings, then Appearance, and choose Dark.')
  await answer('bulk-known', 'They are in Settings, Billing.')
  await put('answered', { category: 'account', cause_code: 'how_to' })
  await put('bulk-known', { category: 'billing', cause_code: 'how_to' })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
  await sink.stop()
})

async function write(key: string, subject: string, text: string): Promise<void> {
  const body = { subject, text, external_id: key, from: { name: `Cara ${key}`, email: `${key}@shop.example` } }
  const { json } = await server.api('POST', '/channels/email/inbound', { body })
  tickets[key] = json.ticket_id
}

const answer = (key: string, text: string) =>
  server.api('POST', `/tickets/${tickets[key]}/messages`, {
    body: { kind: 'reply', text, status_after: 'open' },
    as: ada,
  })

/** What somebody has found out already. */
async function put(key: string, { category, cause_code }: { category: string; cause_code: string }): Promise<void> {
  const triage = await server.api('PATCH', `/tickets/${tickets[key]}/triage`, { body: { category }, as: ada })
  expect(triage.status).toBe(200)
  const report = await server.api('PATCH', `/tickets/${tickets[key]}/report`, { body: { cause_code }, as: ada })
  expect(report.status).toBe(200)
}

const ticket = async (key: string) => (await server.api('GET', `/tickets/${tickets[key]}`)).json
const open = (key: string, rest = '') => page.goto(`${server.url}/tickets/${tickets[key]}${rest}`)
const dialog = () => page.getByRole('dialog')
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const reply = () => page.getByRole('textbox', { name: 'Write a reply' })

/** A category is a chip: its label is pressed. */
const choose = (category: string) => dialog().getByText(category, { exact: true }).click()

test('an answered ticket whose cause is known is resolved by two keys, and opened again by a third', async () => {
  await open('answered')
  await page.getByRole('log', { name: 'Messages' }).getByText('Open Settings, then Appearance').waitFor()
  await page.locator('body').press('e')
  await dialog().getByRole('radio', { name: 'Account' }).waitFor({ state: 'attached' })
  expect(await dialog().getByRole('radio', { name: 'Account' }).isChecked()).toBe(true)
  expect(await dialog().getByRole('combobox', { name: 'Cause' }).inputValue()).toBe('How to use it')
  expect(await dialog().getByRole('textbox', { name: 'Step 1: What was done' }).inputValue()).toContain('Open Settings')
  await dialog().getByText('Cara answered gets one mail asking whether it is solved. Follow-ups: 9 tasks.').waitFor()
  expect(await faults(page)).toEqual([])
  await until(() =>
    dialog()
      .getByRole('button', { name: 'Resolve' })
      .evaluate((it) => it === document.activeElement),
  )
  await page.keyboard.press('Enter')
  await dialog().waitFor({ state: 'detached' })
  await until(async () => (await ticket('answered')).status === 'resolved')
  const report = (await server.api('GET', `/tickets/${tickets.answered}/report`)).json
  expect(report).toMatchObject({ cause_code: 'how_to', missing: [] })
  // Nothing was changed, so nothing may look as if somebody had written it.
  expect(report.fields.steps_taken.source).not.toBe('person')

  await page.locator('body').press('z')
  await until(async () => (await ticket('answered')).status === 'open')
  await page.locator('body').press('e')
  await dialog().getByRole('button', { name: 'Resolve' }).press('Enter')
  await until(async () => (await ticket('answered')).status === 'resolved')
})

test('only what is missing is asked for, and said at its field', async () => {
  await open('unknown')
  await page.getByRole('log', { name: 'Messages' }).getByText('We spoke yesterday').waitFor()
  await page.getByRole('region', { name: 'Conversation' }).getByRole('button', { name: 'Resolve' }).click()
  await dialog().getByRole('combobox', { name: 'Cause' }).waitFor()
  await page.keyboard.press('ControlOrMeta+Enter')
  await dialog().getByText('Choose what was really wrong.').waitFor()
  await dialog().getByText('Put down one thing that was done, and what came of it.').waitFor()
  const cause = dialog().getByRole('combobox', { name: 'Cause' })
  await cause.fill('third')
  await page.getByRole('option', { name: /Third party/ }).click()
  await dialog().getByText('Choose what was really wrong.').waitFor({ state: 'detached' })
  await dialog().getByRole('textbox', { name: 'Step 1: What was done' }).fill('Called the bank')
  await page.keyboard.press('ControlOrMeta+Enter')
  await dialog().getByText('Say what came of it.').waitFor()
  await dialog().getByRole('textbox', { name: 'Step 1: What came of it' }).fill('They refunded it')
  await choose('Billing')
  await dialog().getByRole('button', { name: 'Resolve' }).click()
  await until(async () => (await ticket('unknown')).status === 'resolved')
  expect(await ticket('unknown')).toMatchObject({ category: 'billing' })
  const { cause_code, fields } = (await server.api('GET', `/tickets/${tickets.unknown}/report`)).json
  expect(cause_code).toBe('third_party')
  expect(fields.steps_taken.value[0]).toMatchObject({ action: 'Called the bank', result: 'They refunded it' })
})

test('a reply that is to resolve waits for what is missing: nothing is lost, and it is sent once', async () => {
  await open('reply')
  await reply().fill('It was our cache; it is cleared now.')
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  await dialog().getByText('Send and resolve', { exact: false }).first().waitFor()
  expect((await messagesOf('reply')).length).toBe(0)
  expect((await ticket('reply')).status).not.toBe('resolved')
  await dialog().getByRole('button', { name: 'Cancel' }).click()
  await dialog().waitFor({ state: 'detached' })
  expect(await reply().inputValue()).toBe('It was our cache; it is cleared now.')

  await reply().press('ControlOrMeta+Shift+Enter')
  await dialog().getByRole('combobox', { name: 'Cause' }).fill('defect')
  await page.getByRole('option', { name: 'Defect in the product' }).click()
  await choose('Technical')
  await dialog().getByRole('button', { name: 'Send and resolve' }).click()
  await until(async () => (await ticket('reply')).status === 'resolved')
  await dialog().waitFor({ state: 'detached' })
  expect(await reply().inputValue()).toBe('')
  const replies = await messagesOf('reply')
  expect(replies.map(({ text }) => text)).toEqual(['It was our cache; it is cleared now.'])
})

const messagesOf = async (key: string): Promise<{ text: string }[]> =>
  (await server.api('GET', `/tickets/${tickets[key]}/messages`)).json.items.filter(
    (message: { kind: string; author: { type: string } }) =>
      message.kind === 'reply' && message.author.type === 'agent',
  )

test('several at once: those that lack something are named with it, and go with what is set for them', async () => {
  await page.goto(`${server.url}/tickets`)
  for (const subject of ['Where are my invoices?', 'The other matter']) {
    await page.getByRole('checkbox', { name: `Select ${subject}` }).check({ force: true })
  }
  await page.getByRole('toolbar').getByRole('button', { name: 'Resolve' }).click()
  await dialog().getByRole('button', { name: 'Resolve 2 tickets' }).click()
  await dialog().getByRole('heading', { name: '1 ticket is not resolved yet' }).waitFor()
  const refused = dialog().getByRole('link', { name: /The other matter/ })
  await refused.getByText(/Missing: .*cause.* a step with its result/).waitFor()
  expect(await refused.getAttribute('href')).toContain(`/tickets/${tickets['bulk-unknown']}`)
  await until(async () => (await ticket('bulk-known')).status === 'resolved')
  expect((await ticket('bulk-unknown')).status).toBe('new')
  expect(await faults(page)).toEqual([])

  await choose('Technical')
  await dialog().getByRole('combobox', { name: 'Cause' }).fill('outage')
  await page.getByRole('option', { name: 'Outage' }).click()
  await dialog().getByRole('button', { name: 'Add a step to all' }).click()
  await dialog().getByRole('textbox', { name: 'Step 1: What was done' }).fill('Restarted the service')
  await dialog().getByRole('textbox', { name: 'Step 1: What came of it' }).fill('It answers again')
  await dialog().getByRole('button', { name: 'Resolve 1 ticket' }).click()
  await dialog().waitFor({ state: 'detached' })
  expect((await ticket('bulk-unknown')).status).toBe('resolved')
})

test('the report is completed field by field; a newer version is shown and the text is kept', async () => {
  await open('answered')
  await page.getByRole('link', { name: /Interaction report/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Customer Support Interaction Report' }).waitFor()
  await button('Add Success Criteria').click()
  const field = page.getByRole('textbox', { name: 'Success Criteria' })
  await field.fill('She sees the dark colours')
  await field.press('ControlOrMeta+Enter')
  await button('Edit Success Criteria').waitFor()
  await page.getByText('She sees the dark colours').waitFor()
  await button(/Where “Success Criteria” comes from: Ada Admin/).waitFor()

  await button('Edit Success Criteria').click()
  await field.fill('Mine')
  const report = `/tickets/${tickets.answered}/report`
  const theirs = { fields: { success_criteria: 'Theirs' } }
  expect((await server.api('PATCH', report, { body: theirs, as: ada })).status).toBe(200)
  await button('Save').click()
  await page.getByText('Somebody changed the report meanwhile.', { exact: false }).waitFor()
  await page.getByRole('alert').getByText('Theirs').waitFor()
  expect(await field.inputValue()).toBe('Mine')
  await button('Save').click()
  await field.waitFor({ state: 'detached' })
  expect((await server.api('GET', report)).json.fields.success_criteria.value).toBe('Mine')
  expect(await faults(page)).toEqual([])

  // What people wrote can be taken back; what is found, here nothing, shows again.
  await button(/Where “Success Criteria” comes from/).click()
  await button('Show what was found instead').click()
  await button('Add Success Criteria').waitFor()

  await page.getByRole('region', { name: 'Resolution Process' }).waitFor()
  await button(/Edited Ada Admin|Edited.*field/)
    .last()
    .click()
  await page.getByText(/You are looking at version/).waitFor()
  await button('Back to the current one').click()
})

test('follow-ups are ticked in the report, which is downloaded as text and printed without the frame around it', async () => {
  const tick = page.getByRole('checkbox', { name: 'Mark “Ask the customer how it goes” as done' })
  await tick.first().click({ force: true })
  await page.getByRole('checkbox', { name: 'Open “Ask the customer how it goes” again' }).first().waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download Markdown' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`${(await ticket('answered')).case_id}.md`)
  const text = await readFile(await file.path(), 'utf8')
  expect(text.split('\n')[0]).toBe('# Customer Support Interaction Report')
  expect(text).toContain('Case ID')

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  expect(await page.getByRole('navigation', { name: 'Main' }).first().isVisible()).toBe(false)
  expect(await button('Print').isVisible()).toBe(false)
  const paper = await page.locator('article').evaluate((it) => getComputedStyle(it).backgroundColor)
  expect(paper).toBe('rgb(255, 255, 255)')
  await page.getByRole('heading', { name: 'Follow-up Actions' }).waitFor()
  await page.emulateMedia({ media: null, colorScheme: null })
})

test('what the customer says to us is put down, and their rating stands on ticket and page', async () => {
  await open('unknown')
  await page.getByText(/Waiting for Cara unknown to confirm, until/).waitFor()
  await button('More').click()
  await page.getByRole('menuitem', { name: 'Record a rating…' }).click()
  await dialog().getByRole('button', { name: 'Record the rating' }).click()
  await dialog().getByText('Choose how happy they were.').waitFor()
  await dialog().getByRole('radio', { name: 'Unhappy', exact: true }).check()
  await dialog().getByRole('textbox').fill('It took three days.')
  expect(await faults(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Record the rating' }).click()
  await page.getByRole('img', { name: '2 of 5: Unhappy' }).waitFor()
  await button('It is solved').click()
  await page.getByText(/Confirmed on Cara unknown’s word/).waitFor()
  expect(await ticket('unknown')).toMatchObject({ status: 'closed', confirmation: 'confirmed' })

  await page.goto(`${server.url}/ratings`)
  const list = page.getByRole('list', { name: 'Ratings' })
  await list.getByText('“It took three days.”').or(list.getByText('It took three days.')).first().waitFor()
  await page.getByText('2.00').waitFor()
  await button('As a table').click()
  await page.getByRole('row', { name: /Unhappy 1 100/ }).waitFor()
  await button('Not asked').click()
  await list.or(page.getByText('No rating fits this filter')).first().waitFor()
  await button('Unhappy').click()
  expect(new URL(page.url()).searchParams.get('at_most')).toBe('3')
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' })
  expect(await faults(page)).toEqual([])
  await list.getByRole('link').first().click()
  await page.waitForURL(new RegExp(`/tickets/${tickets.unknown}`))
})

test('somebody who says not yet gets the same ticket back, with their words', async () => {
  await open('reply')
  await button('Not solved').click()
  await page.getByRole('textbox', { name: 'What is still wrong?' }).fill('It is odd again.')
  await button('Open again').click()
  await page.getByText(/Not solved, on Cara reply’s word/).waitFor()
  expect(await ticket('reply')).toMatchObject({ status: 'open', confirmation: 'rejected' })
})

test('reports are listed with their cause, found by it, and saved as a file', async () => {
  await page.goto(`${server.url}/reports`)
  const list = page.getByRole('list', { name: 'Reports' })
  await list.getByRole('link', { name: /Where is the setting for dark mode/ }).waitFor()
  const cause = page.getByRole('combobox', { name: 'Cause' })
  await cause.click()
  await page.getByRole('option', { name: 'Outage' }).click()
  await list.getByRole('link', { name: /Where is the setting/ }).waitFor({ state: 'detached' })
  expect(await list.getByRole('link').count()).toBe(1)
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' })
  await button('Export').click()
  const csv = page.getByRole('menuitem', { name: /^CSV/ })
  expect(await csv.getAttribute('href')).toBe('/api/v1/reports.csv?cause_code=outage')
  await page.keyboard.press('Escape')
  expect(await faults(page)).toEqual([])
})
