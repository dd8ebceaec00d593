import { expect, test } from 'vitest'
import { anInstallation } from '../../testing/installation.ts'

const { api, http } = await anInstallation()
const all = '/knowledge/troubleshooters'
const { id, slug } = (await api('POST', all, { body: { issue_category: 'technical', slug: 'not-working' } })).json
const start = `/help/en/troubleshooters/${slug}`
const open = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers })
const send = (url: string, form: Record<string, string> = {}) =>
  http.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(form).toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  })
const titleOf = (body: string) => /<h1>(.*?)<\/h1>/.exec(body)?.[1]
/** Begins a walk and gives the address of its pages. */
const begin = async (form: Record<string, string> = {}) => {
  const begun = await send(start, form)
  expect(begun.statusCode).toBe(303)
  return String(begun.headers.location)
}
const answer = async (walk: string, position: number, answer: string) =>
  String((await send(`${walk}/${position}`, { answer })).headers.location)

test('a draft is not there; published, it asks only what it needs to know', async () => {
  expect((await open(start)).statusCode).toBe(404)
  await api('PUT', `${all}/${id}/publication`)
  const page = await open(start, { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0)' })
  expect(page.statusCode).toBe(200)
  expect(titleOf(page.body)).toBe('Something does not work')
  expect(page.body).toMatch(/<option value="ios" selected>iPhone or iPad/)
  expect(page.body).toContain('name="plan"')
  expect((await open(start.replace('/en/', '/zh/'))).body).toContain('功能无法正常使用')
})

test('each step is a page of its own; back, forth and twice do no harm; it ends in a ticket with every answer', async () => {
  const walk = await begin({ device: 'web', plan: 'free' })
  const first = await open(String((await open(walk)).headers.location))
  expect(titleOf(first.body)).toBe('Try it in a private window')
  expect(await answer(walk, 0, 'no')).toBe(`${walk}/1`)
  expect(titleOf((await open(`${walk}/1`)).body)).toBe('What happens?')
  expect(await answer(walk, 1, 'slow')).toBe(`${walk}/2`)
  expect(await answer(walk, 1, 'slow')).toBe(`${walk}/2`)
  // Back by the browser, and another way from there.
  expect((await open(`${walk}/1`)).body).toMatch(/value="slow" aria-current="true"/)
  await answer(walk, 1, 'error')
  expect(titleOf((await open(`${walk}/2`)).body)).toBe('Wait a minute and try once more')
  await answer(walk, 2, 'no')
  const end = await open(`${walk}/3`)
  expect(titleOf(end.body)).toBe('Write to us')
  expect(end.body).toContain('2. What happens? – There is an error message, or nothing happens')
  expect(end.body).toContain('value="Something does not work: There is an error message, or nothing happens"')

  const wrong = await send(`${walk}/ticket`, { name: 'Cara', email: 'nobody', text: 'Kept' })
  expect([wrong.statusCode, wrong.body.includes('Kept</textarea>')]).toEqual([422, true])
  const form = { name: 'Cara', email: 'cara@customer.example', subject: 'Broken', text: 'Since Monday.' }
  await send(`${walk}/ticket`, form)
  expect((await send(`${walk}/ticket`, form)).statusCode).toBe(303)
  expect((await open(`${walk}/3`)).body).toMatch(/We have it: [A-Z0-9-]+/)
  const { items } = (await api('GET', '/tickets')).json
  expect(items).toMatchObject([{ subject: 'Broken', category: 'technical', customer_name: 'Cara', channel: 'email' }])
  const [message] = (await api('GET', `/tickets/${items[0].id}/messages`)).json.items
  expect(message.text).toBe(
    [
      'Since Monday.',
      '',
      'What was tried (troubleshooter “Something does not work”)',
      '1. Try it in a private window – did not help',
      '2. What happens? – There is an error message, or nothing happens',
      '3. Wait a minute and try once more – did not help',
      '',
      'Plan: Free · Device: Browser',
    ].join('\n'),
  )
})

test('who begins anew is not asked again what has just failed', async () => {
  const walk = await begin({ device: 'ios' })
  await answer(walk, 0, 'no')
  const next = await begin({ device: 'ios', after: walk.split('/').at(-1)! })
  const page = await open(String((await open(next)).headers.location))
  expect(titleOf(page.body)).toBe('What happens?')
  expect(page.body).toContain('Skipped, since you have tried it before: Update the app and open it anew')
})

test('a walk can be gone on with, and a link that is not ours leads nowhere', async () => {
  const begun = await send(start, { device: 'ios' })
  const [cookie] = String(begun.headers['set-cookie']).split(';')
  expect((await open(start, { cookie: cookie! })).body).toContain('Go on where you left off')
  expect((await open(`${start}/${'x'.repeat(43)}`)).statusCode).toBe(404)
  expect((await send(`${start}/${'x'.repeat(43)}/0`, { answer: 'yes' })).statusCode).toBe(404)
  const walk = String(begun.headers.location)
  expect((await open(walk.replace(slug, 'another'))).statusCode).toBe(404)
  const nonsense = await send(`${walk}/0`, { answer: 'perhaps' })
  expect([nonsense.statusCode, nonsense.body.includes('Please choose one of the answers.')]).toEqual([422, true])
})

test('one for the desk is as if it were not there, and so is one for customers to a stranger', async () => {
  for (const visibility of ['internal', 'customers']) {
    const made = (
      await api('POST', all, { body: { issue_category: 'billing', slug: `for-${visibility}`, visibility } })
    ).json
    expect((await api('PUT', `${all}/${made.id}/publication`)).status).toBe(200)
    const path = `/help/en/troubleshooters/for-${visibility}`
    expect((await open(path)).statusCode).toBe(404)
    expect((await send(path)).statusCode).toBe(404)
  }
})

test('no script is needed, and none runs that was not brought by the page', async () => {
  const { headers, body } = await open(`${await begin({ device: 'web' })}/0`)
  expect(String(headers['content-security-policy'])).not.toContain('unsafe')
  expect(headers['cache-control']).toContain('no-store')
  expect(body).not.toMatch(/ style="| on[a-z]+="/)
  expect(body.length).toBeLessThan(60_000)
})
