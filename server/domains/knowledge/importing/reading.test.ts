import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readSource } from './read-source.ts'
import { toMarkdown } from './to-markdown.ts'
import { unpack } from './unpack.ts'

const file = (path: string, text: string) => ({ path, bytes: strToU8(text) })

test('Markdown says what it is in its head', () => {
  const head =
    'title: "Reset: your password"\ncategory: Account\ntags: [login, password]\nvisibility: customers\ndraft: true'
  const read = readMarkdown('guides/reset.md', `---\n${head}\nredirects: [/old/reset]\n---\n\nOpen **Settings**.\n`)
  expect(read).toEqual({
    ...{ key: 'guides/reset', path: 'guides/reset.md', language: null, title: 'Reset: your password', summary: '' },
    ...{ content: 'Open **Settings**.', category: 'Account', tags: ['login', 'password'], visibility: 'customers' },
    difficulty_level: 'beginner',
    ...{ is_draft: true, addresses: ['/old/reset'], exported: null, notes: [] },
  })
})

test('without a head, the path and the first heading say it', () => {
  expect(readMarkdown('zh/账户/reset.md', '# 重置密码\n\n打开设置。')).toMatchObject({
    ...{ key: '账户/reset', language: 'zh', category: '账户', title: '重置密码', content: '打开设置。' },
  })
  expect(readMarkdown('invoice-address.en.md', 'Write to us.')).toMatchObject({
    ...{ key: 'invoice-address', language: 'en', category: null, title: 'invoice address' },
  })
})

test.each([
  ['a list of maps of itself', 'a: &a [*a, *a]'],
  ['another visibility', 'visibility: everybody'],
  ['broken YAML', 'title: "open'],
])('a head that cannot be used is told and left out: %s', (_, head) => {
  const read = readMarkdown('a.md', `---\n${head}\n---\nText`)
  expect([read.content, read.notes.length, read.visibility]).toEqual(['Text', head.startsWith('a:') ? 0 : 1, 'public'])
})

test('a page becomes Markdown: what is read, without what runs', () => {
  const page = `<html lang="en-GB"><head><title>Reset | Shop</title><meta name="description" content="How to &amp; when"></head>
    <body><nav>Menu</nav><main><h1>Reset <i>it</i></h1><p>Open <b>Settings</b>.</p><script>alert(1)</script>
    <ol><li>One</li><li>Two</li></ol><table><thead><tr><th>Plan</th><th>Seats</th></tr></thead><tbody><tr><td>Free</td><td>2</td></tr></tbody></table>
    <p><a href="https://shop.example/x">More</a> <del>old</del></p></main><footer>© us</footer></body></html>`
  const read = readHtml('help/reset.html', page)!
  expect(read).toMatchObject({ title: 'Reset it', language: 'en', summary: 'How to & when', category: 'help' })
  expect(read.content).toBe(
    'Open **Settings**.\n\n1.  One\n2.  Two\n\n| Plan | Seats |\n| --- | --- |\n| Free | 2   |\n\n[More](https://shop.example/x) ~~old~~',
  )
})

test('what is deeper or longer than any page is no page', () => {
  expect(toMarkdown('<div>'.repeat(10_000))).toBeNull()
  expect(toMarkdown(`<p>${'a'.repeat(1_000_001)}`)).toBeNull()
})

const ZENDESK = {
  articles: [
    {
      ...{ id: 360, title: 'Reset', body: '<p>Open <b>Settings</b></p>', locale: 'en-us', section_id: 7, draft: false },
      ...{
        label_names: ['Login'],
        html_url: 'https://shop.zendesk.com/hc/en-us/articles/360-Reset',
        user_segment_id: null,
      },
    },
    { id: 361, title: 'Inside', body: '<p>x</p>', locale: 'en-us', user_segment_id: 12, draft: true },
    { id: 362, title: ' ', body: null, locale: 'en-us' },
    { title: 'without id' },
  ],
  sections: [{ id: 7, name: 'Account', category_id: 1 }],
  translations: [{ source_id: 360, locale: 'zh-cn', title: '重置', body: '<p>打开设置</p>' }],
}

test('an exported help center: sections, languages, addresses, and what may not be public', () => {
  const { articles, skipped } = readSource([file('export.json', JSON.stringify(ZENDESK))])
  expect(articles).toMatchObject([
    {
      ...{ key: 'zendesk/360', language: 'en', title: 'Reset', content: 'Open **Settings**', category: 'Account' },
      ...{ tags: ['login'], visibility: 'public', is_draft: false },
      addresses: ['/hc/en-us/articles/360', '/hc/en-us/articles/360-Reset'],
    },
    { key: 'zendesk/360', language: 'zh', title: '重置', content: '打开设置', category: 'Account' },
    { key: 'zendesk/361', visibility: 'internal', is_draft: true, notes: [expect.stringContaining('segment')] },
  ])
  expect(skipped.map(({ reason }) => reason)).toEqual(['It has no title.', 'This entry is no article: it has no id.'])
})

test('a folder in an archive; what is no article is kept for those who refer to it, or named', () => {
  const archive = zipSync({
    'help/reset.md': strToU8('# Reset\n![](shot.png)'),
    'help/shot.png': new Uint8Array([1, 2, 3]),
    'help/run.exe': strToU8('MZ'),
    'help/latin.md': new Uint8Array([0xe9, 0x20]),
    'data.json': strToU8('{"rows": []}'),
    '__MACOSX/help/._reset.md': strToU8('x'),
    '.DS_Store': strToU8('x'),
  })
  const source = readSource(unpack({ path: 'help.zip', bytes: archive }))
  expect(source.articles.map(({ key }) => key)).toEqual(['help/reset'])
  expect([...source.files.keys()]).toEqual(['help/shot.png'])
  expect(source.skipped.map(({ path }) => path).toSorted()).toEqual(['data.json', 'help/latin.md', 'help/run.exe'])
})

test.each(['../etc/passwd.md', 'a/../../b.md', '/root/a.md', 'C:\\a.md', 'a\\..\\..\\b.md'])(
  'an archive that leaves its folder is refused: %s',
  (path) => {
    expect(() => unpack({ path: 'a.zip', bytes: zipSync({ [path]: strToU8('x') }) })).toThrow('outside its folder')
  },
)

test('an archive that swells is refused before it is unpacked, and a broken one in words', () => {
  const swelling = zipSync({ 'a.md': strToU8('x') })
  // The size it is said to have once unpacked: bytes 24 to 27 of its entry in the directory at the end (APPNOTE 4.3.12).
  const directory = Buffer.from(swelling).indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  new DataView(swelling.buffer, swelling.byteOffset).setUint32(directory + 24, 250 * 1024 * 1024, true)
  expect(() => unpack({ path: 'a.zip', bytes: swelling })).toThrow('larger than 200 MiB')
  expect(() => unpack({ path: 'a.zip', bytes: strToU8('PK\u0003\u0004 broken') })).toThrow('cannot be read')
})
