import { expect, test } from 'vitest'
import type { Visibility } from '../../knowledge/contract.ts'
import { find, type Question } from './find.ts'
import { judged } from './sure.ts'
import { synonymsOf } from './synonyms.ts'
import type { SearchText } from './text.ts'
import { makeTextIndex } from './text-index.ts'

const NONE = synonymsOf([])
const text = (article_id: string, title: string, more: Partial<SearchText> = {}): SearchText => ({
  ...{ article_id, title, language: 'en', visibility: 'public', questions: [], tags: [], headings: [] },
  ...{ summary: '', body: '', helpful_votes: 0, unhelpful_votes: 0, ...more },
})
const indexOf = (texts: readonly SearchText[]) => {
  const index = makeTextIndex()
  for (const one of texts) index.add(one)
  return index
}
const ask = (index: ReturnType<typeof makeTextIndex>, q: string, more: Partial<Question> = {}) =>
  find(index, { q, sees: ['public'], limit: 10, synonyms: NONE, ...more })
const idsFor = (...[index, q, more]: Parameters<typeof ask>) =>
  ask(index, q, more).matches.map(({ article_id }) => article_id)

const DESK = indexOf([
  text('reset', 'Reset your password', {
    body: 'Open the page to sign in and choose “Forgot password”. A link comes by e-mail.',
  }),
  text('invoice', 'Download an invoice', { body: 'Invoices are under Billing. Each has a PDF.' }),
  text('refund', 'When refunds arrive', { body: 'A refund takes five days to come back to your card.' }),
  text('export', 'Export your data', { tags: ['backup'], body: 'Choose a format; a file is sent to you.' }),
  text('zh-reset', '重置密码', { language: 'zh', body: '在登录页面点击忘记密码，然后查收邮件。' }),
  text('zh-invoice', '开具发票', { language: 'zh', body: '在账单页面申请电子发票。' }),
])

test.each([
  ['pasword rset', 'reset'],
  ['passwrod', 'reset'],
  ['resetting passwords', 'reset'],
  ['passcode', 'reset'],
  ['bakup', 'export'],
  ['money back', 'refund'],
  ['PASSWÖRD', 'reset'],
  ['ｉｎｖｏｉｃｅ', 'invoice'],
  ['重置密码', 'zh-reset'],
  ['密码忘记了怎么办', 'zh-reset'],
  ['怎么开发票', 'zh-invoice'],
  ['重制密码', 'zh-reset'],
])('%s finds %s first', (q, id) => {
  expect(idsFor(DESK, q)[0]).toBe(id)
})

test('traditional and simplified characters find each other, and what is called otherwise in Taiwan', () => {
  const index = indexOf([
    text('simplified', '重置密码', { language: 'zh', body: '在登录页面点击忘记密码。' }),
    text('traditional', '下載發票與帳單', { language: 'zh', body: '於「帳單」頁面下載電子發票。' }),
    text('software', '更新软件', { language: 'zh', body: '在设置里更新软件。' }),
    text('pictures', '匯入影片', { language: 'zh', body: '將影片拖曳至視窗。' }),
  ])
  expect(idsFor(index, '重設密碼')[0]).toBe('simplified')
  expect(idsFor(index, '忘記密碼')[0]).toBe('simplified')
  expect(idsFor(index, '下载发票')[0]).toBe('traditional')
  expect(idsFor(index, '怎麼更新軟體')[0]).toBe('software')
  expect(idsFor(index, '导入视频')[0]).toBe('pictures')
  const own = synonymsOf([['看板', '儀表板']])
  expect(idsFor(indexOf([text('board', '分享看板', { language: 'zh' })]), '仪表板', { synonyms: own })).toEqual([
    'board',
  ])
})

test('what is being typed finds what it begins', () => {
  expect(idsFor(DESK, 'how do I downl', { unfinished: true })[0]).toBe('invoice')
  expect(idsFor(DESK, 'inv', { unfinished: true })[0]).toBe('invoice')
})

test('what is nowhere is not found, and says so', () => {
  for (const q of ['zeppelin', 'how do I zeppelin', 'qqq www', '', '   ', '?!', '🙂🙂🙂']) {
    const { matches, total, corrected } = ask(DESK, q)
    expect([q, matches, total, corrected]).toEqual([q, [], 0, undefined])
  }
})

test('a mended query is told as it was understood, the rest of it as it was typed', () => {
  expect(ask(DESK, 'My pasword, pls: rset!').corrected).toBe('My password, pls: reset!')
  expect(ask(DESK, 'reset password').corrected).toBeUndefined()
})

test('words of the framework lead both ways, also several at once and in Chinese', () => {
  const synonyms = synonymsOf([
    ['Kanban board', 'wall'],
    ['看板', '墙板'],
  ])
  const index = indexOf([
    text('wall', 'Hide the wall'),
    text('board', 'Share a kanban board'),
    text('zh', '分享看板', { language: 'zh' }),
  ])
  expect(idsFor(index, 'kanban boards', { synonyms }).toSorted()).toEqual(['board', 'wall'])
  expect(idsFor(index, 'wall', { synonyms })).toEqual(['wall', 'board'])
  expect(idsFor(index, '墙板', { synonyms })).toEqual(['zh'])
  expect(idsFor(index, '墙板')).toEqual([])
})

test('the language asked for comes first; another one only when it has nothing', () => {
  expect(idsFor(DESK, 'password', { language: 'en' })).toEqual(['reset'])
  expect(idsFor(DESK, '发票', { language: 'zh' })).toEqual(['zh-invoice'])
  const found = ask(DESK, 'refund', { language: 'zh' })
  expect([found.otherLanguage, found.matches.map(({ article_id }) => article_id)]).toEqual([true, ['refund']])
  expect(ask(DESK, 'refund', { language: 'en' }).otherLanguage).toBe(false)
})

test('what readers found helpful decides between equals, and nothing else', () => {
  const index = indexOf([
    text('a', 'Change the plan', { unhelpful_votes: 40 }),
    text('b', 'Change the plan', { helpful_votes: 40 }),
    text('c', 'Change a colour', { helpful_votes: 4_000 }),
  ])
  expect(idsFor(index, 'change the plan')).toEqual(['b', 'a', 'c'])
})

test('a suggestion is sure where the question is answered, and not where it is not', () => {
  const sure = (q: string, language = 'en') => judged(ask(DESK, q, { language })).sure
  expect([sure('How can I reset my password?'), sure('我想重置密码', 'zh')]).toEqual([true, true])
  expect([sure('What is the weather in Berlin, and who won the game?'), sure('今天天气怎么样', 'zh')]).toEqual([
    false,
    false,
  ])
  expect(judged(ask(DESK, 'Can you recommend a good restaurant near the sea?')).likely).toEqual([])
})

const WORDS =
  'card pay refund login password reset invoice export import team plan billing error mobile sync upgrade 密码 退款 发票 登录'.split(
    ' ',
  )
const VISIBILITIES: Visibility[] = ['public', 'customers', 'internal']

/** Numbers that look random, and are the same each time. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % below
  }
}

function someText(id: number, pick: (below: number) => number): SearchText {
  const words = (count: number) => Array.from({ length: count }, () => WORDS[pick(WORDS.length)]!).join(' ')
  return text(`article-${id}`, words(3), {
    visibility: VISIBILITIES[pick(3)]!,
    language: pick(3) === 0 ? 'zh' : 'en',
    questions: [words(4)],
    body: words(pick(40)),
    helpful_votes: pick(10),
  })
}

test.each([1, 2, 3, 4, 5])('an index that was changed a hundred times finds what a new one finds, seed %i', (seed) => {
  const pick = chance(seed)
  const index = makeTextIndex()
  const there = new Map<string, SearchText>()
  for (let step = 0; step < 100; step++) {
    const changed = someText(pick(30), pick)
    if (pick(4) === 0) {
      index.remove(changed.article_id)
      for (const [key, { article_id }] of there) if (article_id === changed.article_id) there.delete(key)
    } else {
      index.add(changed)
      there.set(`${changed.article_id} ${changed.language}`, changed)
    }
  }
  // In another order, so that nothing hangs on it.
  const anew = indexOf([...there.values()].toSorted((a, b) => (a.title < b.title ? -1 : 1)))
  for (let query = 0; query < 40; query++) {
    const q = `${WORDS[pick(WORDS.length)]} ${WORDS[pick(WORDS.length)]!.slice(0, 5)}x`
    const asked = { sees: VISIBILITIES.slice(0, 1 + pick(3)), unfinished: pick(2) === 0 }
    const [ours, theirs] = [ask(index, q, asked), ask(anew, q, asked)]
    expect(
      ours.matches.map((one) => ({ ...one, score: one.score.toFixed(9), covered: one.covered.toFixed(9) })),
    ).toEqual(theirs.matches.map((one) => ({ ...one, score: one.score.toFixed(9), covered: one.covered.toFixed(9) })))
    expect([ours.total, ours.corrected]).toEqual([theirs.total, theirs.corrected])
  }
})

test.each([1, 2, 3])('what somebody may not read changes nothing of what they are told, seed %i', (seed) => {
  const pick = chance(seed)
  const texts = Array.from({ length: 60 }, (_, id) => someText(id, pick))
  const secret = texts.map((one) =>
    one.visibility === 'public' ? one : { ...one, title: `${one.title} zanzibar`, tags: ['zanzibar'] },
  )
  const [whole, publicOnly] = [indexOf(secret), indexOf(texts.filter(({ visibility }) => visibility === 'public'))]
  for (const q of [...WORDS, 'zanzibar', 'zanzibat', 'zan', 'pasword zanzibar', '密码重置']) {
    const [ours, theirs] = [ask(whole, q, { unfinished: true }), ask(publicOnly, q, { unfinished: true })]
    expect([q, ours.matches.map(({ article_id }) => article_id), ours.total, ours.corrected]).toEqual([
      q,
      theirs.matches.map(({ article_id }) => article_id),
      theirs.total,
      theirs.corrected,
    ])
    expect(ours.matches.every(({ article_id }) => texts[Number(article_id.slice(8))]!.visibility === 'public')).toBe(
      true,
    )
  }
})

test.each([
  ['100 kB of letters', 'a'.repeat(100_000)],
  ['100 kB of words', 'pasword '.repeat(12_500)],
  ['100 kB of different words', Array.from({ length: 15_000 }, (_, n) => `w${n}ord`).join(' ')],
  ['control characters', '\u0000\u0007\u001b[31mpassword\u202e\ufeff\n\r\t'],
  ['emoji', '🙂👩‍👩‍👧‍👦🏳️‍🌈'.repeat(2_000)],
  ['half a surrogate pair', '\ud83d password \udc00'],
  ['100 kB of Chinese', '密码登录退款'.repeat(17_000)],
  ['combining marks', `e${'\u0301'.repeat(50_000)}`],
])('%s are answered at once', (_, q) => {
  const began = performance.now()
  ask(DESK, q, { unfinished: true })
  expect(performance.now() - began).toBeLessThan(100)
})
