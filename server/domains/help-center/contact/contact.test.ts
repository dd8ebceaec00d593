import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anArticle, aReader } from '../../../testing/help-center.ts'
import { aMailLine } from '../../../testing/mail-line.ts'

const desk = await aMailLine()
const { api, ctx, http, settle, clock, peer } = desk
await api('POST', '/channels/accounts', { body: { channel: 'email', address: 'support@desk.example', name: 'Desk' } })
const reset = await anArticle(desk, {
  title: 'Reset your password',
  content: 'Choose *Forgot password* on the sign-in page and follow the reset link in the mail.',
})
const settings = (text: string) => api('PUT', '/framework', { body: { text } })
await settings('knowledge: { deflection: { holdout_percent: 0 } }')

const titleIn = (body: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(body)?.[1]
const ABOUT_PASSWORD = { subject: 'Forgot password', message: 'I forgot my password and the reset link does not come.' }
const ABOUT_NOTHING = { subject: 'Qqqq', message: 'Zzzz xxxx vvvv.' }
const hidden = (body: string) =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )
/** The form, opened and left alone for a moment as people do. */
const opened = async (reader: ReturnType<typeof aReader>, from = '/help/en/contact') => {
  const { body } = await reader.get(from)
  await clock.advance('PT10S')
  return { name: 'Ana', email: `ana-${crypto.randomUUID()}@customer.example`, ...hidden(body) }
}
const ticketsOf = async (email: string) => {
  await settle()
  const { rows } = await sql<{ id: string; case_id: string; subject: string; channel: string }>`
    select t.* from tickets t join identities i on i.customer_id = t.customer_id where i.value = ${email.toLowerCase()}`.execute(
    ctx.db,
  )
  return rows
}

test('articles that may answer it come before sending; who still wants to sends, and hears the number twice', async () => {
  const reader = aReader(desk)
  await reader.get(`${reset.path}-reset-your-password`)
  const form = { ...(await opened(reader)), ...ABOUT_PASSWORD }
  const step = await reader.post('/help/en/contact', form)
  expect([step.statusCode, titleIn(step.body)]).toEqual([200, 'Before you send it: is the answer here?'])
  expect(step.body).toContain(`href="${reset.path}-reset-your-password"`)
  expect(await ticketsOf(form.email)).toEqual([])
  const sent = await reader.post('/help/en/contact', { ...hidden(step.body), answered: 'no' })
  expect(sent.statusCode).toBe(303)
  const [ticket] = await ticketsOf(form.email)
  expect(ticket).toMatchObject({ subject: 'Forgot password', channel: 'email' })
  const page = await reader.get(String(sent.headers.location))
  expect(titleIn(page.body)).toBe(`We have your message: ${ticket!.case_id}`)
  expect(page.body).toContain('A mail that confirms it is on its way')
  const mail = peer.mails.find(({ to }) => JSON.stringify(to).includes(form.email))!
  expect(mail.text).toContain(ticket!.case_id)
  const { json } = await api('GET', `/tickets/${ticket!.id}/messages`)
  expect(json.items[0]).toMatchObject({ kind: 'message', text: ABOUT_PASSWORD.message, author: { type: 'customer' } })
})

test('"that helped" sends nothing', async () => {
  const reader = aReader(desk)
  const form = { ...(await opened(reader)), ...ABOUT_PASSWORD, answered: 'yes' }
  const helped = await reader.post('/help/en/contact', form)
  expect(titleIn((await reader.get(String(helped.headers.location))).body)).toBe('Good to hear that it helped')
  expect(await ticketsOf(form.email)).toEqual([])
})

test('sent twice, also at the same time, it is one ticket', async () => {
  const reader = aReader(desk)
  const form = { ...(await opened(reader)), ...ABOUT_NOTHING, answered: 'no' }
  const replies = await Promise.all([1, 2, 3].map(() => reader.post('/help/en/contact', form)))
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
  await reader.post('/help/en/contact', form)
  expect(await ticketsOf(form.email)).toHaveLength(1)
})

test('where nothing fits, or nothing may be suggested, it is sent at once', async () => {
  const reader = aReader(desk)
  const first = { ...(await opened(reader)), ...ABOUT_NOTHING }
  expect((await reader.post('/help/en/contact', first)).statusCode).toBe(303)
  await settings('knowledge: { deflection: { holdout_percent: 50 } }')
  // Of many visits about half are held out, and a visit stays what it is.
  const statuses = new Set<number>()
  for (let tries = 0; tries < 40 && statuses.size < 2; tries++) {
    const visitor = aReader(desk, { 'x-forwarded-for': '' })
    const form = { ...(await opened(visitor)), ...ABOUT_PASSWORD }
    statuses.add((await visitor.post('/help/en/contact', form)).statusCode)
  }
  expect([...statuses].sort()).toEqual([200, 303])
  await settings('knowledge: { deflection: { holdout_percent: 0 } }')
})

test('what cannot be understood is asked again, with what was written kept', async () => {
  const reader = aReader(desk)
  const form = await opened(reader)
  const wrong = await reader.post('/help/en/contact', { ...form, email: 'nobody', subject: '', message: 'Kept <b>' })
  expect([wrong.statusCode, /<title>(.*?) ·/.exec(wrong.body)?.[1]]).toEqual([422, 'Please check the form'])
  expect(wrong.body).toContain('Kept &lt;b&gt;</textarea>')
  expect(wrong.body).toMatch(/id="email-error".*aria-describedby="email-hint email-error" aria-invalid="true"/s)
  const broken = await reader.post('/help/en/contact', {
    token: 'made up',
    name: 'A',
    email: 'a@b.example',
    ...ABOUT_NOTHING,
  })
  expect([broken.statusCode, broken.body.includes('send them again')]).toEqual([422, true])
})

test('programs are stopped: a field nobody sees, a form sent faster than anybody types, another site', async () => {
  const reader = aReader(desk)
  const form = { ...(await opened(reader)), ...ABOUT_NOTHING }
  expect((await reader.post('/help/en/contact', { ...form, website: 'https://spam.example' })).statusCode).toBe(422)
  expect((await reader.post('/help/en/contact', form, { origin: 'https://evil.example' })).statusCode).toBe(403)
  const fast = { ...form, ...hidden((await reader.get('/help/en/contact')).body) }
  const asked = await reader.post('/help/en/contact', fast)
  expect([asked.statusCode, titleIn(asked.body)]).toEqual([200, 'Is this what you want to send?'])
  expect(await ticketsOf(form.email)).toEqual([])
  expect((await reader.post('/help/en/contact', { ...hidden(asked.body), answered: 'no' })).statusCode).toBe(303)
  expect(await ticketsOf(form.email)).toHaveLength(1)
})

test('files come along through every step', async () => {
  const reader = aReader(desk)
  const form = { ...(await opened(reader)), ...ABOUT_PASSWORD }
  const boundary = 'xxBOUNDARYxx'
  const parts = Object.entries(form).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="screen.txt"\r\ncontent-type: text/plain\r\n\r\nWhat I saw\r\n--${boundary}--\r\n`
  const step = await http.inject({
    method: 'POST',
    url: '/help/en/contact',
    payload: parts.join('') + file,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      cookie: [...reader.cookies].map((one) => one.join('=')).join('; '),
    },
  })
  expect(titleIn(step.body)).toBe('Before you send it: is the answer here?')
  await reader.post('/help/en/contact', { ...hidden(step.body), answered: 'no' })
  const [ticket] = await ticketsOf(form.email)
  const { json } = await api('GET', `/tickets/${ticket!.id}/messages`)
  expect(json.items[0].attachments).toMatchObject([{ name: 'screen.txt', size: 10 }])
})

test('what they looked for is filled in, and what they had read stands with the ticket', async () => {
  const reader = aReader(desk)
  const { body } = await reader.get('/help/en/contact?q=cannot%20%22sign%22%20in')
  expect(body).toContain('name="subject" type="text" value="cannot &quot;sign&quot; in"')
  const read = await reader.get(`/help/en/contact?article=${reset.number}`)
  expect(read.body).toContain('name="subject" type="text" value="Reset your password"')
})

test('an address whose mail is not let in opens nothing here either', async () => {
  await api('POST', '/channels/blocks', { body: { kind: 'address', value: 'blocked@customer.example' } })
  const reader = aReader(desk)
  const form = { ...(await opened(reader)), email: 'blocked@customer.example', ...ABOUT_NOTHING }
  const reply = await reader.post('/help/en/contact', form)
  expect([reply.statusCode, reply.body.includes('not taken here')]).toEqual([422, true])
})
