import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aDeskThatAsks } from '../../../testing/asking.ts'
import { rowsIn } from '../../../testing/rows.ts'
import { pathFor } from '../links.ts'

const desk = await aDeskThatAsks()
const { api, ctx, http, settle, clock, ticketOf, open, send, aTicketToResolve, become, surveysOf, linksInMail } = desk

const aResolvedTicket = async (changes: Parameters<typeof aTicketToResolve>[0] = {}) => {
  const ticket = await aTicketToResolve(changes)
  await become(ticket.id, 'resolved')
  return { ticket, link: linksInMail().confirmation }
}
const aClosedTicket = async () => {
  const ticket = await aTicketToResolve()
  await become(ticket.id, 'closed')
  return { ticket, link: linksInMail().survey }
}
/** What a page says first, and with which status. */
const told = async (path: string, headers: Record<string, string> = {}) => {
  const { statusCode, body } = await open(path, headers)
  return [statusCode, /<h1>(.*?)<\/h1>/.exec(body)?.[1]]
}
const beside = (link: string, location: unknown) => new URL(String(location), `http://desk${link}`).pathname

test('the page asks one thing, chooses what the link says, and shows nothing but the case and its subject', async () => {
  const { ticket, link } = await aResolvedTicket({ subject: 'A <b>bold</b> question', text: 'My secret' })
  const { statusCode, headers, body } = await open(`${link}?answer=not_yet`)
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(body).toContain(`${ticket.case_id} · A &lt;b&gt;bold&lt;/b&gt; question`)
  expect(body).toMatch(/value="not_yet" required checked/)
  expect(body).not.toMatch(/value="solved" required checked|My secret|Cara|customer\.example|<script|http/)
  expect(body.length).toBeLessThan(15_000)
})

test('nobody keeps it, finds it, frames it or hears of it; it loads nothing and runs nothing', async () => {
  const { headers, body } = await open((await aResolvedTicket()).link)
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
  })
  expect(headers['set-cookie']).toBeUndefined()
  const policy = String(headers['content-security-policy'])
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  )
  expect(body).not.toMatch(/ style="| on[a-z]+="/)
})

test('looking changes nothing, whoever looks: scanners, previews, HEAD', async () => {
  const [resolved, closed] = [await aResolvedTicket(), await aClosedTicket()]
  const tables = ['tickets', 'confirmations', 'surveys', 'messages', 'events']
  const before = await rowsIn(ctx, tables)
  for (const link of [`${resolved.link}?answer=solved`, `${resolved.link}?answer=not_yet`, `${closed.link}?score=1`]) {
    expect((await open(link, { purpose: 'prefetch', 'sec-purpose': 'prefetch' })).statusCode).toBe(200)
    expect((await http.inject({ method: 'HEAD', url: link })).statusCode).toBe(200)
    expect((await http.inject({ method: 'PUT', url: link })).statusCode).toBe(404)
  }
  await settle()
  expect(await rowsIn(ctx, tables)).toEqual(before)
})

test('after "solved" comes the survey; after that, thanks, which can be read again and changed', async () => {
  const { ticket, link } = await aResolvedTicket()
  const solved = await send(link, { answer: 'solved' })
  const survey = beside(link, solved.headers.location)
  expect(await told(survey)).toEqual([200, 'How happy are you with our help?'])
  expect((await open(`${survey}?score=2`)).body).toMatch(/value="2" required checked/)
  expect((await open(`${survey}?score=9`)).body).not.toContain('required checked')
  const rated = await send(survey, { score: '2', comment: 'Slow <b>' })
  expect([rated.statusCode, beside(survey, rated.headers.location)]).toEqual([303, survey])
  const { body } = await open(survey)
  expect(body).toContain('You said: Unhappy.')
  expect(body).toMatch(/<details>.*value="2" required checked.*Slow &lt;b&gt;<\/textarea>/s)
  // The first link still tells how things are, and leads on.
  expect(await told(link)).toEqual([200, 'Thank you'])
  expect(beside(link, /class="button" href="([^"]+)"/.exec((await open(link)).body)?.[1])).toBe(survey)
  expect((await send(link, { answer: 'solved' })).headers.location).toBe(link.split('/').at(-1))
  expect((await ticketOf(ticket.id)).status).toBe('closed')
})

test('what a form cannot mean is asked again, with what was written kept, and changes nothing', async () => {
  const [{ ticket, link }, closed] = [await aResolvedTicket(), await aClosedTicket()]
  const long = `${'x'.repeat(5_001)}&<`
  for (const form of [{}, { answer: 'maybe' }, { answer: '', comment: 'Kept' }, { answer: 'not_yet', comment: long }]) {
    const { statusCode, body } = await send(link, form as Record<string, string>)
    expect(statusCode).toBe(422)
    expect(body).toMatch(/<title>Please check: .*role="alert"/s)
    if ('comment' in form) expect(body).toContain(form.comment!.replace('&', '&amp;').replace('<', '&lt;'))
  }
  for (const form of [
    {},
    { score: '0' },
    { score: '6' },
    { score: '4.5' },
    { score: 'five' },
    { score: '3', comment: long },
  ])
    expect((await send(closed.link, form as Record<string, string>)).statusCode).toBe(422)
  expect((await ticketOf(ticket.id)).status).toBe('resolved')
  expect((await surveysOf(closed.ticket.id))[0]).toMatchObject({ state: 'sent', score: null })
})

test('nonsense in place of a form gets a page too, not a stack of brackets', async () => {
  const { ticket, link } = await aResolvedTicket()
  const said = async (payload: string, type: string) => {
    const { statusCode, headers } = await send(link, payload, { 'content-type': type })
    return [statusCode, String(headers['content-type']).split(';')[0]]
  }
  const form = 'application/x-www-form-urlencoded'
  expect(await said('{"answer":"solved"}', 'application/json')).toEqual([415, 'text/html'])
  expect(await said('answer=solved', 'text/plain')).toEqual([415, 'text/html'])
  expect(await said('answer=solved&comment=%00', form)).toEqual([422, 'text/html'])
  expect(await said(`comment=${'x'.repeat(200_000)}`, form)).toEqual([413, 'text/html'])
  expect(await said('%%%=%%%&&&==', form)).toEqual([422, 'text/html'])
  expect((await ticketOf(ticket.id)).status).toBe('resolved')
})

test('a link that is cut off, made up, or for something else opens nothing', async () => {
  const { ticket, link } = await aResolvedTicket()
  const survey = link.replace('/c/', '/s/')
  expect(await told(link.slice(0, -1))).toEqual([404, 'This link is not complete'])
  expect(await told(`/c/${newId()}`)).toEqual([404, 'This link is not complete'])
  expect(await told('/c/x')).toEqual([404, 'This link is not complete'])
  expect(await told(survey)).toEqual([404, 'This link belongs to another page'])
  expect((await open(survey)).body).toContain(`href="../c/${link.split('/').at(-1)}"`)
  for (const path of [link.slice(0, -1), survey])
    expect((await send(path, { answer: 'solved', score: '1' })).statusCode).toBe(404)
  expect((await ticketOf(ticket.id)).status).toBe('resolved')
  expect((await surveysOf(ticket.id))[0]!.state).toBe('sent')
})

test('a link works for 30 days', async () => {
  const { ticket, link } = await aClosedTicket()
  await clock.advance('PT719H')
  expect((await open(link)).statusCode).toBe(200)
  await clock.advance('PT1H')
  expect(await told(link)).toEqual([410, 'This link has expired'])
  expect((await send(link, { score: '5' })).statusCode).toBe(410)
  expect((await surveysOf(ticket.id))[0]!.state).toBe('sent')
})

test('whatever has become of the matter, its link says so politely', async () => {
  const { ticket, link } = await aResolvedTicket()
  await become(ticket.id, 'open')
  expect(await told(link)).toEqual([200, 'We are still working on it'])
  await become(ticket.id, 'resolved')
  const newer = linksInMail().confirmation
  expect(await told(link)).toEqual([200, 'We have worked on it again'])
  expect((await open(link)).body).toContain(`href="..${newer}"`)
  await send(newer, { answer: 'not_yet' })
  await settle()
  expect(await told(newer)).toEqual([200, 'We are on it again'])
  expect(await told(link)).toEqual([200, 'We are still working on it'])
  await become(ticket.id, 'closed')
  expect(await told(newer)).toEqual([200, 'Your case is closed'])
})

test('lapsed, merged, spam: the same, for both links', async () => {
  const [lapsed, merged, spam, into] = [
    await aResolvedTicket(),
    await aResolvedTicket(),
    await aResolvedTicket(),
    await aTicketToResolve(),
  ]
  const surveyLink = async (ticketId: string) => {
    const [survey] = await surveysOf(ticketId)
    return pathFor('survey', survey!).slice(2)
  }
  await api('POST', '/merges', { body: { into: into.id, tickets: [merged.ticket.id] } })
  await api('PUT', `/tickets/${spam.ticket.id}/spam`, { body: { spam: true } })
  await clock.advance('PT170H')
  expect(await told(lapsed.link)).toEqual([200, 'Your case is closed'])
  expect(await told(await surveyLink(lapsed.ticket.id))).toEqual([200, 'How happy are you with our help?'])
  for (const [{ ticket, link }, title] of [
    [merged, 'Your case goes on together with another one'],
    [spam, 'This link cannot be used any more'],
  ] as const) {
    expect(await told(link)).toEqual([200, title])
    expect(await told(await surveyLink(ticket.id))).toEqual([200, title])
    await send(link, { answer: 'not_yet' })
    await send(await surveyLink(ticket.id), { score: '1' })
    expect((await surveysOf(ticket.id))[0]).toMatchObject({ state: 'suppressed', score: null })
  }
})

test('pages speak the customer’s language; one that knows nobody, the browser’s', async () => {
  const { link } = await aResolvedTicket({ subject: '发票', text: '您好，发票金额不对，请帮忙核对，谢谢。' })
  expect((await open(link, { 'accept-language': 'en' })).body).toMatch(/<html lang="zh-CN">.*您的问题解决了吗？/s)
  const lost = (language: string) => told('/c/x', { 'accept-language': language })
  expect(await lost('de,zh-CN;q=0.8,en;q=0.5')).toEqual([404, '此链接不完整'])
  expect(await lost('en-GB,zh;q=0.5')).toEqual([404, 'This link is not complete'])
  expect(await lost('')).toEqual([404, 'This link is not complete'])
})

test('the page is the brand’s', async () => {
  const { link } = await aResolvedTicket()
  await api('PUT', '/framework', { body: { text: 'brand:\n  name: "Tom & Co"\n  accent: "#ffd43b"\n' } })
  const { body } = await open(link)
  expect(body).toContain('<p>Tom &amp; Co</p>')
  expect(body).toContain(':root{--accent:#ffd43b;--on-accent:#000000}')
  await api('PUT', '/framework', { body: { text: '' } })
})

test('who asks too often is asked to wait, by a page', async () => {
  const { link } = await aResolvedTicket()
  const replies = []
  for (let time = 0; time < 31; time++) replies.push(await send(link, { answer: 'maybe' }))
  const last = replies.at(-1)!
  expect([last.statusCode, last.headers['retry-after']]).toEqual([429, '60'])
  expect(last.body).toContain('<h1>One moment, please</h1>')
})
