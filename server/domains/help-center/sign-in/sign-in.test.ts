import { expect, test } from 'vitest'
import { aTicket } from '../../../testing/builders.ts'
import { anArticle, aReader } from '../../../testing/help-center.ts'
import { aMailLine } from '../../../testing/mail-line.ts'

const desk = await aMailLine()
const { ctx, settle, peer, api } = desk
const theirs = await anArticle(desk, { title: 'For customers', visibility: 'customers' })

const aCustomer = async () => {
  const email = `${crypto.randomUUID()}@customer.example`
  return { email, ticket: await aTicket(ctx, { from: { name: 'Ana', email }, subject: 'My question' }) }
}
/** Asks for a code; what names the attempt, and the code that came by mail, if one came. */
const ask = async (reader: ReturnType<typeof aReader>, email: string) => {
  const before = peer.mails.length
  const { statusCode, headers } = await reader.post('/help/en/sign-in', { email, to: '/help/en/requests' })
  await settle()
  const location = String(headers.location)
  const mail = peer.mails.slice(before).find(({ to }) => JSON.stringify(to).includes(email.toLowerCase()))
  const id = new URL(location, 'http://x').searchParams.get('id')!
  return { statusCode, location: location.replace(id, 'ID'), id, code: /^\d{6}$/m.exec(mail?.text ?? '')?.[0] }
}
const tell = (reader: ReturnType<typeof aReader>, id: string, code: string) =>
  reader.post('/help/en/sign-in/code', { id, code, to: '/help/en/requests' })
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a code by mail signs in, shows what is for customers and what they have asked, and proves the address', async () => {
  const { email, ticket } = await aCustomer()
  const reader = aReader(desk)
  const { id, code } = await ask(reader, email.toUpperCase())
  expect((await reader.get(theirs.path)).statusCode).toBe(404)
  const signedIn = await tell(reader, id, ` ${code!.slice(0, 3)} ${code!.slice(3)} `)
  expect([signedIn.statusCode, signedIn.headers.location]).toEqual([303, '/help/en/requests'])
  expect(String(signedIn.headers['set-cookie'])).toMatch(/support_session=[^;]+;.*HttpOnly; SameSite=Lax/)
  expect((await reader.get(`${theirs.path}-for-customers`)).statusCode).toBe(200)
  const { body } = await reader.get('/help/en/requests')
  expect(body).toMatch(new RegExp(`My question</b><p>${ticket.case_id}`))
  expect((await reader.get('/help/en/contact')).body).toContain(`value="${email}"`)
  const { identities } = (await api('GET', `/customers/${ticket.customer_id}`)).json
  expect(identities).toMatchObject([{ value: email, verified: true }])
  await reader.post('/help/en/sign-out', {})
  expect((await reader.get(theirs.path)).statusCode).toBe(404)
  expect((await reader.get('/help/en/requests')).statusCode).toBe(303)
})

test('whether somebody is known by an address, the answer does not tell', async () => {
  const { email } = await aCustomer()
  const [known, unknown] = [await ask(aReader(desk), email), await ask(aReader(desk), 'nobody@nowhere.example')]
  expect([known.statusCode, known.location]).toEqual([unknown.statusCode, unknown.location])
  expect([known.code !== undefined, unknown.code]).toEqual([true, undefined])
  expect((await tell(aReader(desk), unknown.id, '000000')).statusCode).toBe(422)
})

test('a code works once, for its own attempt, and wears out by five tries, also at the same time', async () => {
  const { email } = await aCustomer()
  const reader = aReader(desk)
  const [one, two] = [await ask(reader, email), await ask(reader, email)]
  expect((await tell(reader, one.id, one.code === two.code ? other(two.code!) : two.code!)).statusCode).toBe(422)
  expect((await tell(reader, two.id, two.code!)).statusCode).toBe(303)
  expect((await tell(aReader(desk), two.id, two.code!)).statusCode).toBe(422)
  const three = await ask(reader, email)
  const wrong = await Promise.all(Array.from({ length: 8 }, () => tell(aReader(desk), three.id, other(three.code!))))
  expect(new Set(wrong.map(({ statusCode }) => statusCode))).toEqual(new Set([422]))
  expect((await tell(aReader(desk), three.id, three.code!)).statusCode).toBe(422)
})

test('a code is only kept as what it cannot be read from, and runs out after ten minutes', async () => {
  const { email } = await aCustomer()
  const { id, code } = await ask(aReader(desk), email)
  const row = await ctx.db.selectFrom('help_sign_in_codes').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(JSON.stringify(row)).not.toMatch(new RegExp(`${code}|${email}`))
  const past = Temporal.Now.instant().subtract({ seconds: 1 }).toString()
  await ctx.db.updateTable('help_sign_in_codes').set({ expires_at: past }).where('id', '=', id).execute()
  expect((await tell(aReader(desk), id, code!)).statusCode).toBe(422)
})

test('nobody’s mailbox is filled: after five codes an hour no more are sent to an address', async () => {
  const { email } = await aCustomer()
  const codes = []
  for (let time = 0; time < 7; time++) codes.push((await ask(aReader(desk), email)).code !== undefined)
  expect(codes).toEqual([true, true, true, true, true, false, false])
})

test('another site cannot sign anybody in or out, and links lead nowhere but back here', async () => {
  const reader = aReader(desk)
  const foreign = { origin: 'https://evil.example' }
  expect((await reader.post('/help/en/sign-in', { email: 'a@b.example' }, foreign)).statusCode).toBe(403)
  expect((await reader.post('/help/en/sign-out', {}, foreign)).statusCode).toBe(403)
  const { body } = await reader.get('/help/en/sign-in?to=https://evil.example')
  expect(body).not.toContain('evil')
})
