import { expect, test } from 'vitest'
import { overrideEnv } from '../../../platform/env.ts'
import { SESSION_COOKIE } from '../../../platform/http/requests.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anArticle, aReader, aTranslation } from '../../../testing/help-center.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { startSession } from '../../auth/sessions.ts'
import { makeTroubleshooter, publishTroubleshooter } from '../../troubleshooters/commands.ts'

const desk = await anInstallation()
const { ctx, api, http } = desk
const LONG = ['## Before', 'a', '## Ask', '1. Open it\n2. Press it', '## After', '`x`'].join('\n\n')
const reset = await anArticle(desk, { content: LONG, summary: 'How to get back in.' })
const internal = await anArticle(desk, { title: 'Internal runbook zebra', visibility: 'internal' })
const theirs = await anArticle(desk, { title: 'Premium zebra guide', visibility: 'customers' })
const path = `${reset.path}-reset-your-password`
const titleIn = (body: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(body)?.[1]
const settings = (text: string) => api('PUT', '/framework', { body: { text } })

test('the first page has a field to search, shelves with their counts, and articles', async () => {
  const { statusCode, headers, body } = await aReader(desk).get('/help/en')
  expect([statusCode, titleIn(body)]).toEqual([200, 'How can we help?'])
  expect(body).toMatch(/<form class="find" role="search" action="\/help\/en\/search">/)
  expect(body).toContain('<a href="/help/en/categories/account"><b>Account</b><p class="count">1 article</p></a>')
  expect(body).toContain(`href="${path}"`)
  expect(headers).toMatchObject({ 'cache-control': 'public, max-age=60', vary: 'cookie' })
  expect([headers['x-robots-tag'], headers['set-cookie']]).toEqual([undefined, undefined])
})

test('/help leads to the language that was chosen, or that the browser asks for, or that is always there', async () => {
  const asks = async (accepted: string, reader = aReader(desk)) =>
    (await reader.get('/help', { 'accept-language': accepted })).headers.location
  expect([await asks('de,zh-CN;q=0.9,en;q=0.8'), await asks('en;q=0.3,zh;q=0.9')]).toEqual(['/help/zh', '/help/zh'])
  expect([await asks('fr'), await asks('')]).toEqual(['/help/en', '/help/en'])
  const chooser = aReader(desk)
  expect((await chooser.get('/help/zh/choose?to=/help/zh/contact')).headers.location).toBe('/help/zh/contact')
  expect(await asks('en', chooser)).toBe('/help/zh')
  for (const to of ['https://evil.example', '//evil.example', '/help//evil.example', '/tickets'])
    expect((await chooser.get(`/help/zh/choose?to=${encodeURIComponent(to)}`)).headers.location).toBe('/help/zh')
})

test('an article tells search engines what it is, and its reader where they are', async () => {
  const { statusCode, body, headers } = await aReader(desk).get(path)
  expect([statusCode, titleIn(body)]).toEqual([200, 'Reset your password'])
  expect(body).toContain('<meta name="description" content="How to get back in.">')
  expect(body).toMatch(new RegExp(`<link rel="canonical" href="http[^"]+${path}">`))
  expect(body).toContain('<meta property="og:type" content="article">')
  const facts = [...body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, text]) =>
    JSON.parse(text!),
  )
  expect(facts.map((one) => one['@type'])).toEqual(expect.arrayContaining(['BreadcrumbList', 'Article']))
  expect(body).toMatch(/<nav class="aside" aria-label="On this page">.*href="#h-before".*href="#h-after"/s)
  expect(headers['cache-control']).toBe('private, no-cache')
  expect(body.length).toBeLessThan(60_000)
})

test('languages of an article name each other', async () => {
  const both = await anArticle(desk, { title: 'Both tongues' })
  await aTranslation(desk, both.id, { language: 'zh', title: '两种语言' })
  const { body } = await aReader(desk).get(`${both.path}-both-tongues`)
  expect(body).toMatch(/<link rel="alternate" hreflang="en" href="[^"]+both-tongues">/)
  expect(body).toMatch(/<link rel="alternate" hreflang="zh-CN" href="[^"]+\/help\/zh\/articles\/[^"]+">/)
  expect(body).toContain('hreflang="x-default"')
  const missing = await aReader(desk).get(`/help/zh/articles/${reset.number}`)
  expect([missing.statusCode, missing.headers.location]).toEqual([303, path])
})

test('whoever has a page asks whether it still holds, and gets nothing twice', async () => {
  const reader = aReader(desk)
  const first = await reader.get(path)
  const again = await reader.get(path, { 'if-none-match': String(first.headers.etag) })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('any words after the number lead to the right address; other addresses say so, and help', async () => {
  for (const wrong of [reset.path, `${reset.path}-old-title`]) {
    const { statusCode, headers } = await aReader(desk).get(`${wrong}?q=x`)
    expect([statusCode, headers.location]).toEqual([301, `${path}?q=x`])
  }
  for (const nowhere of [
    '/help/en/articles/99999',
    '/help/en/articles/x',
    '/help/en/categories/none',
    '/help/xx',
    '/hc/en-us/articles/1',
  ]) {
    const { statusCode, body, headers } = await aReader(desk).get(nowhere)
    expect([nowhere, statusCode, titleIn(body)]).toEqual([nowhere, 404, 'This page is not here'])
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' })
    expect(body).toContain('role="search"')
  }
  expect((await aReader(desk).get('/help/en/')).headers.location).toBe('/help/en')
})

test('what is not for a reader is nowhere: by address, list, search, suggestion, sitemap or in the panel', async () => {
  const stranger = aReader(desk)
  for (const hidden of [internal, theirs]) {
    const { statusCode, body } = await stranger.get(hidden.path)
    expect([statusCode, body.includes('zebra')]).toEqual([404, false])
    expect((await stranger.get(hidden.path.replace('/en/', '/en/panel/'))).statusCode).toBe(404)
    expect((await stranger.post(`${hidden.path}/vote`, { helpful: 'yes' })).statusCode).toBe(404)
  }
  for (const page of [
    '/help/en',
    '/help/en/categories/account',
    '/help/sitemap.xml',
    '/help/en/offers?q=zeb',
    '/help/en/panel',
  ])
    expect([page, (await stranger.get(page)).body.includes('zebra')]).toEqual([page, false])
  const results = await stranger.get('/help/en/search?q=zebra+runbook')
  expect(results.body).not.toMatch(/runbook<\/b>|Premium/)
})

test('a customer who is signed in reads what is for customers; the desk sees what everybody sees', async () => {
  const { customer_id } = await aTicket(ctx)
  const agent = await aUser(ctx)
  const as = async (whose: Parameters<typeof startSession>[1], where: string) => {
    const { secret } = await startSession(ctx, whose)
    return http.inject({ url: where, headers: { cookie: `${SESSION_COOKIE}=${secret}` } })
  }
  const own = await as({ customer_id }, `${theirs.path}-premium-zebra-guide`)
  expect([own.statusCode, own.headers['cache-control'], own.headers['x-robots-tag']]).toEqual([
    200,
    'no-store',
    'noindex, nofollow',
  ])
  expect(own.body).toContain('For customers who are signed in')
  expect((await as({ customer_id }, internal.path)).statusCode).toBe(404)
  for (const hidden of [theirs, internal]) expect((await as({ user_id: agent.id }, hidden.path)).statusCode).toBe(404)
})

test('nothing is loaded from anywhere, and only what is ours runs', async () => {
  const policy = String((await aReader(desk).get(path)).headers['content-security-policy'])
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self' data:; script-src 'sha256-[^']+'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  )
  const panel = await aReader(desk).get('/help/en/panel')
  expect(panel.headers['content-security-policy']).toMatch(/frame-ancestors \*$/)
  expect([panel.headers['x-frame-options'], panel.headers['x-robots-tag']]).toEqual([undefined, 'noindex, nofollow'])
})

test('a search shows where it was found; one that finds nothing helps', async () => {
  const found = await aReader(desk).get('/help/en/search?q=pasword')
  expect(found.body).toMatch(/<mark>password<\/mark>/i)
  expect(found.body).toContain('Showing what was found for “password”')
  expect(found.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' })
  const none = await aReader(desk).get('/help/en/search?q=%3Cb%3Eqqqq')
  expect(titleIn(none.body)).toBe('Nothing found for “&lt;b&gt;qqqq”')
  expect(none.body).toMatch(/categories\/account.*\/help\/en\/contact\?q=%3Cb%3Eqqqq/s)
})

test('a closed help center shows nothing; title, welcome, picture, form and languages are the framework’s', async () => {
  await settings('knowledge: { help_center: { open: false } }')
  for (const page of ['/help/en', path, '/help/en/contact', '/help/sitemap.xml', '/help/en/panel']) {
    const { statusCode, body } = await aReader(desk).get(page)
    expect([page, statusCode, titleIn(body)]).toEqual([page, 404, 'The help center is not open'])
  }
  await settings(
    'knowledge: { languages: [en], help_center: { title: { en: Answers }, welcome: { en: "What is wrong?" }, logo_url: "https://cdn.example/logo.svg", contact_form: false } }',
  )
  const { body, headers } = await aReader(desk).get('/help/en')
  expect([titleIn(body), body.includes('<span>Answers</span>')]).toEqual(['What is wrong?', true])
  expect(body).toContain('src="https://cdn.example/logo.svg"')
  expect(headers['content-security-policy']).toContain("img-src 'self' data: https://cdn.example;")
  expect(body).not.toContain('/contact')
  expect((await aReader(desk).get('/help/en/contact')).statusCode).toBe(404)
  expect((await aReader(desk).post('/help/en/contact', {})).statusCode).toBe(404)
  expect((await aReader(desk).get('/help/zh')).statusCode).toBe(404)
  await settings('')
})

test('in another site’s frame a visit is kept for that site alone, and only by https', async () => {
  const panel = path.replace('/en/', '/en/panel/')
  expect((await aReader(desk).get(panel)).cookies).toEqual([])
  overrideEnv({ PUBLIC_URL: 'https://desk.example' })
  expect(String((await aReader(desk).get(panel)).headers['set-cookie'])).toMatch(
    /; HttpOnly; Secure; Partitioned; SameSite=None$/,
  )
  expect(String((await aReader(desk).get(path)).headers['set-cookie'])).toMatch(/; HttpOnly; Secure; SameSite=Lax$/)
  overrideEnv({ PUBLIC_URL: undefined })
})

test('a troubleshooter is met on the first page, among all of them, on its shelf, in the sitemap, and where its words are looked for', async () => {
  const { id } = await makeTroubleshooter(ctx, { issue_category: 'account', visibility: 'public' })
  const found = async (page: string) =>
    (await aReader(desk).get(page)).body.includes('/help/en/troubleshooters/account')
  const places = [
    '/help/en',
    '/help/en/troubleshooters',
    '/help/en/categories/account',
    '/help/sitemap.xml',
    '/help/en/search?q=acount+singing+in',
  ]
  expect((await aReader(desk).get('/help/en/troubleshooters')).statusCode).toBe(404)
  for (const page of places) expect([page, await found(page)]).toEqual([page, false])
  await publishTroubleshooter(ctx, id!)
  for (const page of places) expect([page, await found(page)]).toEqual([page, true])
  for (const page of ['/help/en/categories/billing', '/help/en/search?q=zebra'])
    expect([page, await found(page)]).toEqual([page, false])
})

test('the first page leads back to nowhere, and says its name once', async () => {
  const home = (await aReader(desk).get('/help/en')).body
  expect(home).not.toContain('Back to the help center')
  expect((await aReader(desk).get(path)).body).toContain('Back to the help center')
  const name = /<title>([^<]+)<\/title>/.exec(home)![1]!
  expect(name.match(/Help center/gi)).toHaveLength(1)
})
