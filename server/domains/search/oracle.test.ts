import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { as } from '../../platform/context.ts'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { indexEverything } from './commands.ts'
import { followFeedOnce } from './indexing/follow.ts'
import { search } from './queries.ts'

const { ctx, api } = await anInstallation({ env: { LOG_LEVEL: 'error' } })

/** The same numbers at every run. */
function numbersFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
const next = numbersFrom(7)

const LATIN = 'alpha bravo carbon delta ember fjord garnet helium indigo jasper kelvin lumen magnet nickel onyx'.split(
  ' ',
)
const HAN = ['退款', '订单', '登录', '密码', '发票', '物流', '地址', '升级']
/** The first of a list far more often than the last, as in language. */
const oneOf = <T>(words: readonly T[]): T => words[Math.min(next(words.length), next(words.length))]!
const some = <T>(words: readonly T[], count: number): T[] => Array.from({ length: count }, () => oneOf(words))

interface Written {
  id: string
  subject: string
  text: string
}

async function written(number: number): Promise<Written> {
  const isChinese = number % 4 === 0
  const subject = isChinese ? some(HAN, 2).join('') : some(LATIN, 3).join(' ')
  const text = isChinese ? `${some(HAN, 3).join('')}，${some(HAN, 2).join('')}。` : `${some(LATIN, 8).join(' ')}.`
  const { id } = await aTicket(ctx, {
    subject,
    text,
    from: { email: `writer-${number % 9}@oracle.example`, name: 'W' },
  })
  return { id, subject, text }
}

const corpus: Written[] = []
for (let number = 1; number <= 120; number++) corpus.push(await written(number))
await indexEverything(ctx)

/** Every page of the search, one after the other. */
async function allOf(q: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await search(ctx, { q, limit: 7, ...(cursor ? { cursor } : {}) })
    ids.push(...page.items.map(({ ticket }) => ticket.id))
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  return ids
}

const scanned = (matches: (written: Written) => boolean) =>
  corpus
    .filter(matches)
    .map(({ id }) => id)
    .sort()
const wordsOf = ({ subject, text }: Written) => `${subject} ${text}`.replace(/[.]/g, '').split(/\s+/)
const has = (word: string) => (one: Written) => wordsOf(one).includes(word)
const says = (phrase: string) => (one: Written) => one.subject.includes(phrase) || one.text.includes(phrase)
const saysWords = (phrase: string) => (one: Written) =>
  [one.subject, one.text.replace('.', '')].some((text) => ` ${text} `.includes(` ${phrase} `))

test('one word, two words, a phrase, a word less: what a naive scan finds, each ticket once', async () => {
  for (let round = 0; round < 25; round++) {
    const [a, b] = [oneOf(LATIN), oneOf(LATIN)]
    const cases: [string, (one: Written) => boolean][] = [
      [`${a} `, has(a)],
      [`${a} ${b} `, (one) => has(a)(one) && has(b)(one)],
      [`"${a} ${b}"`, saysWords(`${a} ${b}`)],
      ...(a === b
        ? []
        : ([[`${a} -${b}`, (one: Written) => has(a)(one) && !has(b)(one)]] as [string, (one: Written) => boolean][])),
    ]
    for (const [q, matches] of cases) {
      const ids = await allOf(q)
      expect(ids.toSorted(), q).toEqual(scanned(matches))
      expect(new Set(ids).size, q).toBe(ids.length)
    }
  }
})

test('Chinese: any piece of up to four characters that stands somewhere, and only that', async () => {
  for (let round = 0; round < 25; round++) {
    const source = corpus[next(30) * 4 + 3]!.text.replace(/[，。]/g, '')
    const length = 1 + next(4)
    const at = next(source.length - length)
    const piece = source.slice(at, at + length)
    expect((await allOf(piece)).toSorted(), piece).toEqual(scanned(says(piece)))
  }
})

test('the beginning of a word finds its words while it is typed', async () => {
  for (const start of ['al', 'ga', 'mag', 'hel'])
    expect((await allOf(start)).toSorted(), start).toEqual(
      scanned((one) => wordsOf(one).some((word) => word.startsWith(start))),
    )
})

test('merged tickets are found as the one they are in, and apart again when that is undone', async () => {
  const [into, source] = [
    await aTicket(ctx, { subject: 'Zirconium' }),
    await aTicket(ctx, { subject: 'Praseodymium', text: 'Yttrium' }),
  ]
  const { json: merge } = await api('POST', '/merges', { body: { into: into.id, tickets: [source.id] } })
  while ((await followFeedOnce(ctx)).events > 0);
  expect([await allOf('yttrium'), await allOf('praseodymium')]).toEqual([[into.id], [into.id]])
  expect(await allOf(source.case_id)).toContain(source.id)
  await api('DELETE', `/merges/${merge.id}`)
  while ((await followFeedOnce(ctx)).events > 0);
  expect([await allOf('yttrium'), await allOf('praseodymium')]).toEqual([[source.id], [source.id]])
})

test('messages that are split off, and replies that are taken back, are found where they are', async () => {
  const ticket = await aTicket(ctx, { subject: 'Sodium', text: 'First.' })
  const note = await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'note', text: 'Thallium' } })
  const reply = await api('POST', `/tickets/${ticket.id}/messages`, {
    body: { kind: 'reply', text: 'Rhodium', undo_seconds: 60 },
  })
  await indexEverything(ctx)
  expect([await allOf('thallium'), await allOf('rhodium')]).toEqual([[ticket.id], [ticket.id]])
  expect((await api('DELETE', `/tickets/${ticket.id}/messages/${reply.json.id}`)).status).toBe(200)
  await indexEverything(ctx)
  expect([note.status, await allOf('rhodium')]).toEqual([201, []])
  expect(await ctx.db.selectFrom('search_words').selectAll().where('word', '=', 'rhodium').execute()).toEqual([])
})

test('a customer who is called otherwise is found by the new name', async () => {
  const ticket = await aTicket(ctx, { from: { name: 'Penelope Before', email: 'penelope@renamed.example' } })
  await indexEverything(ctx)
  await api('PATCH', `/customers/${ticket.customer_id}`, { body: { name: 'Penelope Afterwards' } })
  await indexEverything(ctx)
  expect([await allOf('afterwards'), await allOf('from:before')]).toEqual([[ticket.id], []])
})

test('words are counted as the documents have them, also when a part is done twice', async () => {
  const before = await ctx.db
    .selectFrom('search_progress')
    .select('place')
    .where('source', '=', 'feed')
    .executeTakeFirstOrThrow()
  await aTicket(ctx, { subject: 'Molybdenum' })
  await indexEverything(ctx)
  // As after a crash between the documents and the place.
  await ctx.db.updateTable('search_progress').set(before).where('source', '=', 'feed').execute()
  await indexEverything(ctx)
  const { rows } = await sql<{ word: string }>`
    with counted as (
      select word, count(*)::int as documents from (
        select unnest(tsvector_to_array(words)) as word from search_tickets
        union all select unnest(tsvector_to_array(words)) from search_people) as used
      where word not like '#%' group by word)
    select coalesce(counted.word, kept.word) as word from counted full join search_words kept on kept.word = counted.word collate "C"
    where counted.documents is distinct from kept.documents`.execute(ctx.db)
  expect(rows).toEqual([])
})

test('a search reaches as far as the one who searches', async () => {
  const ids = await allOf('alpha ')
  const nobody = as(ctx, {
    ...ctx.actor,
    type: 'agent',
    id: '01900000-0000-7000-8000-000000000000',
    role: 'agent',
    read_reach: 'own',
  })
  expect(ids.length).toBeGreaterThan(20)
  expect((await search(nobody, { q: 'alpha ', limit: 20 })).items).toEqual([])
})
