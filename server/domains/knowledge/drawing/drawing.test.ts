import { expect, test } from 'vitest'
import { anArticle, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { EVERYBODY } from '../access.ts'
import { articlePath } from '../draw.ts'
import { publishedArticle } from '../queries.ts'
import { drawn } from './markdown.ts'
import { onlySafe } from './only-safe.ts'

const { api, ctx, settle } = await anInstallation()
const html = (text: string) => drawn(text, '/help/files/').html

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](java&#x0a;script:alert(1))',
  '[a](&#106;avascript:alert(1))',
  '![a](data:text/html;base64,PHNjcmlwdD4=)',
  '[a](vbscript:x)',
  '[a](file:///etc/passwd)',
  '![a" onerror="alert(1)](https://a.example/x.png)',
  '[a](https://a.example/"onmouseover="alert(1))',
  '<https://a.example/"><script>alert(1)</script>',
  '```"><script>alert(1)</script>\nx\n```',
  '| <svg onload=alert(1)> |\n|-|\n| x |',
  '# <b onclick=alert(1)>x</b>',
])('hostile Markdown is drawn as text: %s', (text) => {
  const safe = html(text)
  expect(safe).not.toMatch(/<(?:script|svg|b)\b|(?:href|src)="(?:java|vb|data|file)/i)
  expect(safe.replaceAll(/"[^"]*"/g, '')).not.toMatch(/<[^>]*\son\w+\s*=/i)
})

test('the second lock lets nothing but text, pictures and links through', () => {
  expect(
    onlySafe(
      '<p onclick="x">a<iframe src="x"></iframe><a href="javascript:x" style="y">b</a><img src="x" onerror="y"></p>',
    ),
  ).toBe('<p>a<a>b</a><img src="x"></p>')
})

test.each([
  ['nested quotes', '>'.repeat(100_000)],
  ['brackets', '['.repeat(100_000)],
  ['stars', '*a_'.repeat(60_000)],
  ['tables', `${'|a'.repeat(50_000)}|\n${'|-'.repeat(50_000)}|`],
  ['backticks', Array.from({ length: 600 }, (_, i) => '`'.repeat(i)).join(' ')],
  ['blocks', '{{block: '.repeat(20_000)],
])('hostile Markdown is drawn in time: %s', (_name, text) => {
  const started_ms = performance.now()
  html(text)
  expect(performance.now() - started_ms).toBeLessThan(3_000)
})

test('links away give nothing on, films are linked, headings begin below the title', () => {
  const text = html(
    '# One\n\n### Two\n\n[a](https://b.example) [b](/help/en)\n\n![film](https://youtu.be/x)\n\n![p](https://b.example/p.png)',
  )
  expect(text).toContain('<h2 id="h-one">One</h2>')
  expect(text).toContain('<h4 id="h-two">Two</h4>')
  expect(text).toContain('<a href="https://b.example" rel="nofollow noopener">a</a> <a href="/help/en">b</a>')
  expect(text).toContain('<a href="https://youtu.be/x" rel="nofollow noopener">film</a>')
  expect(text).toContain('<img src="https://b.example/p.png" alt="p" loading="lazy" decoding="async">')
})

test('a path says number and words, in every script', () => {
  expect(articlePath('en', 12, 'Reset: your Pässword!')).toBe('/help/en/articles/12-reset-your-password')
  expect(decodeURI(articlePath('zh', 7, '重置密码'))).toBe('/help/zh/articles/7-重置密码')
})

test('a block is drawn where it stands, anew when it changes, and goes only when it stands nowhere', async () => {
  const block = (await api('POST', '/knowledge/blocks', { body: { name: 'hours', texts: { en: 'Nine to five' } } }))
    .json
  const { id, number } = await anArticle(ctx, { title: 'Hours', content: 'We are there {{block:hours}}.' })
  const shown = async () => (await publishedArticle(ctx, number, { language: 'en', audience: EVERYBODY }))!.plain
  expect(await shown()).toBe('We are there Nine to five.')
  const put = await api('PUT', `/knowledge/blocks/${block.id}`, {
    body: { name: 'hours', texts: { en: 'Ten to six' } },
  })
  expect(put.json.used_in).toEqual([{ article_id: id, title: 'Hours' }])
  await settle()
  expect(await shown()).toBe('We are there Ten to six.')
  expect((await api('DELETE', `/knowledge/blocks/${block.id}`)).json.code).toBe('block_in_use')
  const nested = await api('POST', '/knowledge/blocks', { body: { name: 'b', texts: { en: '{{block:hours}}' } } })
  expect(nested).toMatchObject({ status: 422, json: { errors: [{ path: 'texts.en' }] } })
})

test('a block that is not there is refused when it would be published', async () => {
  const { id } = await anArticle(ctx, { content: 'See {{block:nowhere}}', published: false })
  const refused = await api('PUT', `/knowledge/articles/${id}/texts/en/publication`, { body: {} })
  expect(refused).toMatchObject({
    status: 422,
    json: { errors: [{ path: 'content', message: '{{block:nowhere}} is not there' }] },
  })
})

test('somebody else’s upload cannot be published by naming it', async () => {
  const ann = await aUser(ctx)
  const content = '![x](file:01900000-0000-7000-8000-000000000000)'
  const made = await api('POST', '/knowledge/articles', {
    body: { title: 'T', content, category: 'account' },
    as: ann.id,
  })
  expect(made).toMatchObject({ status: 422, json: { errors: [{ path: 'content' }] } })
})

test('templates are word for word, and what is not known gets the technical one', async () => {
  const technical = (await api('GET', '/knowledge/templates/technical_troubleshooting')).json
  expect(technical).toEqual({
    structure: [
      'Problem Description',
      'Common Causes',
      'Step-by-Step Solution',
      'Advanced Troubleshooting',
      'When to Contact Support',
      'Related Articles',
    ],
    tone: 'Technical but accessible',
    include_screenshots: true,
    include_video: false,
  })
  expect((await api('GET', '/knowledge/templates?type=xyz')).json).toEqual({ ...technical, fallback: true })
  expect((await api('GET', '/knowledge/templates/billing_information')).json.tone).toBe('Clear and authoritative')
})
