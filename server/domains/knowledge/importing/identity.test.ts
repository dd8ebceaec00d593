import { strFromU8, strToU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { openInstallation } from '../../../platform/app.ts'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { copyTemplate } from '../../../testing/copy-template.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { domains } from '../../index.ts'
import { changeArticle, makeArticle, publishText, writeText } from '../commands.ts'
import { getArticle } from '../desk/get-article.ts'
import { exportArticles } from '../exporting/export-articles.ts'
import { zipOf } from '../exporting/zip-of.ts'
import { importArticles } from './import-articles.ts'
import type { SourceFile } from './imported.ts'
import { readSource } from './read-source.ts'
import { unpack } from './unpack.ts'

const { ctx } = await anInstallation()

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
/** What is hard to keep the same in a file: signs of YAML, line ends, headings, references in all their forms. */
const NASTY =
  '# A heading first\r\n\r\n---\r\nkey: value\r\n---\r\n\r\n![one](one.png) ![two](<two words.png> "t")\n\n[shot]: one.png\n\n`file:not-one` {{x}}  \n'
const WRITTEN: SourceFile[] = [
  { path: 'guide/reset.en.md', bytes: strToU8(`---\ntitle: 'Yes: "it" #1'\ntags: [Ja, "on", '2024']\n---\n${NASTY}`) },
  { path: 'guide/reset.zh.md', bytes: strToU8('# 重置密码\n\n打开设置。') },
  { path: 'guide/plans.md', bytes: strToU8('# Plans of the year\n\nFree and paid.') },
  { path: 'guide/one.png', bytes: PICTURE },
  { path: 'guide/two words.png', bytes: new Uint8Array([...PICTURE, 4]) },
]
const bring = (ctx: Context, files: readonly SourceFile[], how = {}) =>
  importArticles(ctx, readSource(files), { dry_run: false, publish: false, ...how })
await bring(ctx, WRITTEN, { publish: true })

async function exported(from: Context): Promise<SourceFile[]> {
  const all: SourceFile[] = []
  for await (const file of exportArticles(from)) all.push(file)
  return all
}
const edited = (files: readonly SourceFile[], from: string, to: string): SourceFile[] =>
  files.map((file) =>
    file.path.endsWith('.md') ? { ...file, bytes: strToU8(strFromU8(file.bytes).replace(from, to)) } : file,
  )
const only = (files: readonly SourceFile[], words: string): SourceFile[] =>
  files.filter(({ bytes }) => strFromU8(bytes).includes(words))
const idIn = (file: SourceFile): string => /^id: (.+)$/m.exec(strFromU8(file.bytes))![1]!
const rows = async ({ db }: Context) => ({
  versions: (await db.selectFrom('article_versions').select('number').execute()).length,
  articles: (await db.selectFrom('articles').select('id').execute()).length,
  files: (await db.selectFrom('article_files').select('file_id').execute()).length,
})

/** A desk of its own beside the first. */
const there = await anotherDesk()
async function anotherDesk(): Promise<Context> {
  const desk = await openInstallation(await copyTemplate(), domains)
  afterAll(() => desk.close())
  return desk.ctx
}

test('what is exported and brought in again changes nothing and says so', async () => {
  const before = await rows(ctx)
  const parts: Uint8Array[] = []
  for await (const part of zipOf(exportArticles(ctx))) parts.push(part)
  const archive = Buffer.concat(parts)
  expect(Object.keys(unzipSync(archive)).length).toBe(5)
  for (const how of [{ dry_run: true }, { publish: true }, {}]) {
    const report = await bring(ctx, unpack({ path: 'all.zip', bytes: archive }), how)
    expect(report).toMatchObject({ made: 0, changed: 0, unchanged: 3, skipped: 0, conflicts: 0, files: 0 })
  }
  expect(await rows(ctx)).toEqual(before)
})

test('one file that was edited is one new version of its article, with the pictures it had; edited on, one more', async () => {
  const [before, folder] = [await rows(ctx), await exported(ctx)]
  const first = edited(folder, 'A heading first', 'Another heading')
  expect(await bring(ctx, first, { dry_run: true })).toMatchObject({ changed: 1, unchanged: 2, files: 0 })
  const report = await bring(ctx, first)
  expect(report).toMatchObject({ made: 0, changed: 1, unchanged: 2, skipped: 0, files: 0 })
  expect(await rows(ctx)).toEqual({ ...before, versions: before.versions + 1 })
  expect(await bring(ctx, first)).toMatchObject({ changed: 0, unchanged: 3 })
  const again = await bring(ctx, edited(first, 'Another heading', 'A third heading'))
  expect(again).toMatchObject({ changed: 1, unchanged: 2 })
  expect(again.lines.find(({ what }) => what === 'changed')?.why).toContain('takes the place of version 2')
  // Somebody else's copy of the same export, in which nothing was written, takes nothing back.
  expect(await bring(ctx, folder)).toMatchObject({ changed: 0, unchanged: 3 })
  expect(await rows(ctx)).toEqual({ ...before, versions: before.versions + 2 })
})

test('one text of an export by itself keeps its pictures', async () => {
  const [text] = edited(only(await exported(ctx), 'A third heading'), 'A third heading', 'By itself')
  expect(await bring(ctx, [text!])).toMatchObject({ changed: 1, files: 0 })
  const { content } = await getArticle(ctx, idIn(text!), 'en')
  expect(content.match(/file:[0-9a-f-]{36}/g)).toHaveLength(3)
  expect(content).not.toContain('../files')
})

test('what was changed on both sides is told and stays; what was changed here alone is no conflict', async () => {
  const folder = await exported(ctx)
  const id = idIn(only(folder, 'Free and paid')[0]!)
  const { version } = await getArticle(ctx, id, 'en')
  await writeText(ctx, id, { language: 'en', title: 'Plans', content: 'Written here.', based_on: version })
  const unread = await bring(ctx, folder)
  expect(unread).toMatchObject({ changed: 0, unchanged: 3, conflicts: 0 })
  expect(unread.lines.find(({ article_id }) => article_id === id)?.why).toContain('changed here since')
  const both = await bring(ctx, edited(folder, 'Free and paid', 'Free for all'))
  expect(both).toMatchObject({ changed: 0, unchanged: 2, skipped: 1, conflicts: 1 })
  expect(both.lines.find(({ conflict }) => conflict)).toMatchObject({ article_id: id, what: 'skipped' })
  expect((await getArticle(ctx, id, 'en')).content).toBe('Written here.')
})

test('who may read it is not opened again by a file that was made before', async () => {
  const folder = await exported(ctx)
  const id = idIn(only(folder, 'Written here')[0]!)
  await changeArticle(ctx, id, { visibility: 'internal' })
  const report = await bring(ctx, edited(folder, 'Written here.', 'Written there.'))
  expect(report).toMatchObject({ changed: 0, conflicts: 1 })
  expect(await getArticle(ctx, id, 'en')).toMatchObject({ visibility: 'internal', content: 'Written here.' })
})

test('another desk makes the articles once, takes what is edited there as updates, and knows them when they come back', async () => {
  const folder = await exported(ctx)
  expect(await bring(there, folder)).toMatchObject({ made: 3, changed: 0, skipped: 0, files: 2 })
  const after = await rows(there)
  expect(await bring(there, folder)).toMatchObject({ made: 0, changed: 0, unchanged: 3, files: 0 })
  // Moved to another shelf and name in the desk it comes from, it is the same article.
  const moved = edited(folder, 'By itself', 'Moved').map((file) => ({
    ...file,
    path: file.path.replace('.en.md', '-x.en.md'),
  }))
  expect(await bring(there, moved)).toMatchObject({ made: 0, changed: 1, unchanged: 2, files: 0 })
  expect(await rows(there)).toEqual({ ...after, versions: after.versions + 1 })

  const back = await exported(there)
  expect(back.map(idOrNone).toSorted()).toEqual(folder.map(idOrNone).toSorted())
  expect(await bring(there, back)).toMatchObject({ made: 0, changed: 0, unchanged: 3 })
  const home = await bring(ctx, back)
  expect(home).toMatchObject({ made: 0, changed: 1, unchanged: 2 })
})
const idOrNone = (file: SourceFile): string => (file.path.endsWith('.md') ? idIn(file) : '')

test('an id of no article is another desk’s; one that is none at all leaves the article known by its path', async () => {
  const text = (id: string) => [{ path: 'odd/one.md', bytes: strToU8(`---\nid: ${id}\n---\n# Odd\n\nText.`) }]
  const known = await bring(ctx, text(newId().toUpperCase()))
  expect([known.made, known.lines[0]!.why]).toEqual([1, 'Not here yet.'])
  const { lines } = await bring(ctx, text('"1; drop table articles"'))
  expect(lines[0]).toMatchObject({ what: 'made', why: expect.stringContaining('known by its path') })
  expect(await bring(ctx, text('[1, {a: 2}]'))).toMatchObject({ made: 0, unchanged: 1 })
  expect(await bring(ctx, text('42'))).toMatchObject({ made: 0, unchanged: 1 })
  // A path cannot pass for an id.
  const id = newId()
  await bring(ctx, text(id))
  expect(await bring(ctx, [{ path: `articles/${id}.md`, bytes: strToU8('# By path\n\nText.') }])).toMatchObject({
    made: 1,
  })
})

test('an id that was guessed changes nothing without the fingerprint of what stands there', async () => {
  const { id } = await makeArticle(ctx, {
    title: 'For us',
    content: 'Inside.',
    category: 'technical',
    visibility: 'internal',
  })
  const file = (head: string) => [
    { path: 'a.md', bytes: strToU8(`---\nid: ${id}\n${head}visibility: public\n---\n# Mine\n\nTaken.`) },
  ]
  for (const head of ['', `exported: ${'0'.repeat(64)}\n`, 'exported: [1]\n']) {
    expect(await bring(ctx, file(head), { publish: true })).toMatchObject({ changed: 0, conflicts: 1 })
  }
  expect(await getArticle(ctx, id, 'en')).toMatchObject({ content: 'Inside.', visibility: 'internal', status: 'draft' })
})

test('the same id twice in a folder: neither is taken, unless they say the same', async () => {
  const { id } = await makeArticle(ctx, { title: 'Once', content: 'Once.', category: 'technical' })
  const [file] = only(await exported(ctx), id)
  const copy = {
    path: `${file!.path.slice(0, 5)}copy.en.md`,
    bytes: strToU8(strFromU8(file!.bytes).replace('Once.', 'Twice.')),
  }
  const report = await bring(ctx, [copy, file!])
  expect(report).toMatchObject({ made: 0, changed: 0, skipped: 2 })
  expect(report.lines.map(({ why }) => why).join()).toContain('has the same id')
  expect(await bring(ctx, [{ ...file!, path: 'b.md' }, file!])).toMatchObject({ unchanged: 2 })
  expect((await getArticle(ctx, id, 'en')).content).toBe('Once.')
})

test('a translation put beside an exported text is one of its article', async () => {
  const { id } = await makeArticle(ctx, { title: 'Alone', content: 'Alone.', category: 'technical' })
  const [file] = only(await exported(ctx), id)
  const chinese = { path: file!.path.replace('.en.md', '.zh.md'), bytes: strToU8('# 独自\n\n一个人。') }
  expect(await bring(ctx, [file!, chinese])).toMatchObject({ made: 1, unchanged: 1 })
  expect(await getArticle(ctx, id, 'zh')).toMatchObject({ id, title: '独自' })
})

test('what the caller may not change is told, and the others are brought in', async () => {
  const { id } = await makeArticle(ctx, { title: 'Closed', content: 'Closed.', category: 'technical' })
  await publishText(ctx, id, { language: 'en' })
  const files = edited(only(await exported(ctx), id), 'visibility: public', 'visibility: customers')
  const agent: Context = { ...ctx, actor: { ...ctx.actor, type: 'agent', role: 'agent' } as Context['actor'] }
  const report = await bring(agent, [...files, { path: 'z/free.md', bytes: strToU8('# Free\n\nText.') }])
  expect(report).toMatchObject({ made: 1, changed: 0, skipped: 1 })
  expect(report.lines.find(({ what }) => what === 'skipped')?.why).toContain('does not decide what readers see')
  expect((await getArticle(ctx, id, 'en')).visibility).toBe('public')
})

test('what may not be published is kept, told, and does not stop the others', async () => {
  const agent: Context = { ...ctx, actor: { ...ctx.actor, type: 'agent', role: 'agent' } as Context['actor'] }
  const files = [
    { path: 'p/first.md', bytes: strToU8('# First of two\n\nText.') },
    { path: 'p/second.md', bytes: strToU8('---\ndraft: true\n---\n# Second of two\n\nText.') },
  ]
  const refused = await bring(agent, files, { publish: true })
  expect(refused).toMatchObject({ made: 2, skipped: 0, not_published: 1 })
  expect(refused.lines.map(({ not_published }) => not_published)).toEqual([expect.stringContaining('approve'), null])

  const blocks = [
    { path: 'q/block.md', bytes: strToU8('# With a block\n\n{{block:not-there}}') },
    { path: 'q/plain.md', bytes: strToU8('# Without one\n\nText.') },
  ]
  const report = await bring(ctx, blocks, { publish: true })
  expect(report).toMatchObject({ made: 2, not_published: 1 })
  const states = await Promise.all(
    report.lines.map(async ({ article_id }) => (await getArticle(ctx, article_id!, 'en')).status),
  )
  expect(states).toEqual(['draft', 'published'])
})
