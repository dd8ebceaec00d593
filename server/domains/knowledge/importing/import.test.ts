import { strToU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { anInstallation, BOOTSTRAP_TOKEN } from '../../../testing/installation.ts'
import { importArticles } from './import-articles.ts'
import type { SourceFile } from './imported.ts'
import { readSource } from './read-source.ts'

const { api, ctx, http } = await anInstallation()

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
const folder = (name: string, reset = 'Open **Settings**.\n\n![The page](../images/page%201.png)'): SourceFile[] => [
  {
    path: `${name}/reset.en.md`,
    bytes: strToU8(`---\ncategory: Account\ntags: [Login, password]\n---\n# Reset it\n\n${reset}`),
  },
  { path: `${name}/reset.zh.md`, bytes: strToU8('# 重置密码\n\n打开设置。') },
  {
    path: `${name}/plans.md`,
    bytes: strToU8(
      '---\ndraft: true\nvisibility: internal\nredirects: [/old/plans]\n---\n# Plans of the year\n\nFree and paid.',
    ),
  },
  { path: 'images/page 1.png', bytes: PICTURE },
  { path: `${name}/notes.docx`, bytes: new Uint8Array([1]) },
]
const bring = (files: SourceFile[], how = {}) =>
  importArticles(ctx, readSource(files), { dry_run: false, publish: false, ...how })
const titled = async (title: string) =>
  (await api('GET', '/knowledge/articles?limit=100')).json.items.find((one: { title: string }) => one.title === title)

test('a dry run tells what would be done, and does nothing', async () => {
  const report = await bring(folder('dry'), { dry_run: true, publish: true })
  expect(report).toMatchObject({ dry_run: true, made: 3, changed: 0, unchanged: 0, skipped: 1, files: 1, redirects: 1 })
  expect(await titled('Reset it')).toBeUndefined()
})

test('a folder becomes articles with their languages, pictures and addresses; the same again changes nothing', async () => {
  const report = await bring(folder('guide'), { publish: true })
  expect(report).toMatchObject({ made: 3, skipped: 1, files: 1, redirects: 1 })
  const { id } = await titled('Reset it')
  const { json: article } = await api('GET', `/knowledge/articles/${id}?language=en`)
  expect(article).toMatchObject({
    category: 'account',
    tags: ['login', 'password'],
    status: 'published',
    visibility: 'public',
  })
  expect(article.content).toMatch(/^Open \*\*Settings\*\*\.\n\n!\[The page\]\(file:[0-9a-f-]{36}\)$/)
  const { json: chinese } = await api('GET', `/knowledge/articles/${id}?language=zh`)
  expect(chinese).toMatchObject({ title: '重置密码', content: '打开设置。', text_state: 'published' })
  const plans = await titled('Plans of the year')
  expect(plans).toMatchObject({ status: 'draft', visibility: 'internal' })
  expect((await api('GET', '/knowledge/redirects')).json.items).toMatchObject([
    { path: '/old/plans', article_id: plans.id },
  ])

  const again = await bring(folder('guide'), { publish: true })
  expect(again).toMatchObject({ made: 0, changed: 0, unchanged: 3, skipped: 1 })
})

test('what changed in the source is a new version; what was changed here stays as it was written here', async () => {
  await bring(folder('twice'))
  const { id } = await api('GET', '/knowledge/articles?limit=100').then(({ json }) => json.items[0])
  expect(await bring(folder('twice', 'Open *Profile*.'))).toMatchObject({ made: 0, changed: 1, unchanged: 2 })
  const { json: article } = await api('GET', `/knowledge/articles/${id}?language=en`)
  const based_on = article.version
  await api('PUT', `/knowledge/articles/${id}/texts/en`, {
    body: { title: 'Mine', content: 'Written here.', based_on },
  })
  const report = await bring(folder('twice', 'Open something else.'))
  expect(report).toMatchObject({ changed: 0, unchanged: 2 })
  expect(report.lines.find(({ language, what }) => what === 'skipped' && language === 'en')?.why).toContain(
    'changed here since',
  )
  expect((await api('GET', `/knowledge/articles/${id}?language=en`)).json.content).toBe('Written here.')
})

test('through the door: an upload, an archive, and what cannot be read said in words', async () => {
  const upload = (name: string, bytes: Uint8Array, query = '') => {
    const edge = 'edge-of-the-parts'
    const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)])
    const headers = {
      'content-type': `multipart/form-data; boundary=${edge}`,
      authorization: `Bearer ${BOOTSTRAP_TOKEN}`,
    }
    return http.inject({ method: 'POST', url: `/api/v1/knowledge/import${query}`, headers, payload })
  }
  const told = await upload('one.md', strToU8('# From the door\n\nText.'), '?dry_run=true')
  expect([told.statusCode, told.json()]).toMatchObject([200, { dry_run: true, made: 1 }])
  const broken = await upload('all.zip', strToU8('PK\u0003\u0004 broken'))
  expect([broken.statusCode, broken.json().detail]).toEqual([422, expect.stringContaining('cannot be read')])
  const cutOff = await http.inject({
    method: 'POST',
    url: '/api/v1/knowledge/import',
    headers: { 'content-type': 'multipart/form-data; boundary=x', authorization: `Bearer ${BOOTSTRAP_TOKEN}` },
    payload: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.md"\r\n\r\n# Half a te',
  })
  expect([cutOff.statusCode, cutOff.json()]).toMatchObject([400, { code: 'unreadable' }])
  const archive = await http.inject({
    url: '/api/v1/knowledge/export',
    headers: { authorization: `Bearer ${BOOTSTRAP_TOKEN}` },
  })
  expect(archive.headers['content-type']).toBe('application/zip')
  expect(Object.keys(unzipSync(archive.rawPayload)).length).toBeGreaterThan(3)
})
