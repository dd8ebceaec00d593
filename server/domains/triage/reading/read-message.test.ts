import { expect, test } from 'vitest'
import { readFrameworkText } from '../../framework/read-text.ts'
import { enTechnicalWishes } from './cases/en-technical-wishes.ts'
import { zhTechnicalWishes } from './cases/zh-technical-wishes.ts'
import { priorityOf } from './priority.ts'
import { readMessage } from './read-message.ts'
import { vocabulary } from './vocabulary.ts'

const read = (text: string, subject = '') => readMessage({ subject, text })

test('an angry mail in Chinese is understood, with the entries that made it', () => {
  const reading = read('我被扣了两次费用，这已经是第三次反馈了，太过分了！请马上退款', '重复扣款')
  expect(reading).toMatchObject({
    language: { value: 'zh' },
    category: { value: 'billing' },
    emotion: { value: 'frustrated' },
    urgency: { value: 'high' },
    topic: 'double_charge',
  })
  expect(reading.category.signals.map(({ rule }) => rule)).toContain('category.billing.double_charge')
  expect(reading.emotion.signals.map(({ found }) => found)).toContain('太过分')
  expect(reading.category.confidence).toBeGreaterThan(0.7)
})

test('an angry bill in Chinese with a threat and a deadline is pressing, and an enterprise comes first', () => {
  const { category, emotion, urgency, impact } = read(
    '上个月的费用重复扣款了两次，我已经是第三次联系你们了，每次都说在处理。请马上退款，今天之内必须解决，否则我们就换供应商。',
  )
  const values = [category.value, emotion.value, urgency.value]
  expect(values).toEqual(['billing', 'frustrated', 'high'])
  const reasons = { impact: impact.value, urgency: urgency.value, customer_status: 'enterprise' } as const
  expect(['high', 'critical']).toContain(priorityOf(readFrameworkText('').framework!, reasons).priority)
})

test.each([
  ['Do you charge per seat, or is it one price for all?', 'confused'],
  ['The page says paid, your mail says overdue. Which is true?', 'confused'],
  ['I click, it spins. I wait, it spins. I leave, it spins.', 'frustrated'],
  ['You took the money again. Nobody told me. Return it.', 'frustrated'],
  ['短信说欠费，页面说已付，到底听谁的？', 'confused'],
  ['導出又失敗了！你們到底測試過嗎！', 'frustrated'],
])('feelings that nobody names show in how it is said: %s', (text, emotion) => {
  expect(read(text).emotion.value).toBe(emotion)
})

test('one matter told in several sentences is one request, of the category of the whole', () => {
  const text =
    'The scanner stopped on Monday. We tried another cable. My colleague changed the password too. Still nothing.'
  expect(read(text).requests).toMatchObject([{ start: 0, end: text.length, category: read(text).category.value }])
})

test.each([
  ['How do I export a report?', 'medium'],
  ['Just wondering how I export a report, no hurry', 'low'],
  ['It would be nice if one could pin a report', 'low'],
  ['Thank you, the report works again, great help!', 'low'],
])('how soon, when nobody says: %s', (text, urgency) => {
  expect(read(text).urgency.value).toBe(urgency)
})

test.each([
  ['我無法登錄，帳號密碼都對', 'account'],
  ['發票什麼時候可以開？', 'billing'],
  ['系統報錯，檔案無法匯出', 'technical'],
  ['建議增加深色模式', 'feature_request'],
])('traditional characters are read like simplified ones: %s', (text, category) => {
  expect(read(text)).toMatchObject({ language: { value: 'zh' }, category: { value: category } })
})

test.each([
  ['I forgot my pasword', 'account'],
  ['Please send me the inovice', 'billing'],
  ['I want a refudn', 'billing'],
  ['The intergation with Jira stopped, conection lost', 'technical'],
])('a slip of the hand changes nothing: %s', (text, category) => {
  expect(read(text).category.value).toBe(category)
})

test('words that are right are not mended into others', () => {
  expect(read('We changed the channel').category.signals.map(({ found }) => found)).not.toContain('charged')
})

test.each([
  ['This is urgent, the export fails', 'high'],
  ['The export fails, not urgent', 'low'],
  ['The export fails, no rush at all', 'low'],
  ['The export fails, I need it by 5pm', 'high'],
  ['导出失败，很急', 'high'],
  ['导出失败，不急', 'low'],
  ['导出失败', 'medium'],
])('urgency, said and denied: %s', (text, urgency) => {
  expect(read(text).urgency.value).toBe(urgency)
})

test.each([
  ['I am very happy with the answer', 'satisfied'],
  ['I am not happy with the answer', 'frustrated'],
  ['服务很好，我很满意', 'satisfied'],
  ['我对这个答复很不满意', 'frustrated'],
  ['Thanks in advance', 'neutral'],
  ['麻烦您看一下，谢谢', 'neutral'],
  ['WHY DOES NOBODY ANSWER ME!!!', 'frustrated'],
  ["I don't understand what this setting does", 'confused'],
])('emotion: %s', (text, emotion) => {
  expect(read(text).emotion.value).toBe(emotion)
})

test.each([
  ['Where can I change my avatar?', 'low'],
  ['The editor fails with an error when I save', 'medium'],
  ['The editor fails with an error for my whole team', 'high'],
  ['Production is down, our customers cannot order', 'critical'],
  ['What happens if there is a data breach?', 'low'],
  ['I can see the orders of another customer', 'critical'],
  ['所有门店都无法收银', 'critical'],
  ['整个部门都用不了导出功能', 'high'],
])('impact by what happened and to whom: %s', (text, impact) => {
  expect(read(text).impact.value).toBe(impact)
})

test.each([
  ['How do I reset my password?', 'low'],
  ['The page is slow and sometimes times out', 'medium'],
  ['Our webhook integration delivers every event twice', 'high'],
])('complexity: %s', (text, complexity) => {
  expect(read(text).complexity.value).toBe(complexity)
})

test.each([
  ['Ich kann mich nicht anmelden, bitte helfen Sie mir', 'de'],
  ['Je ne peux pas me connecter à mon compte depuis hier', 'fr'],
  ['No puedo entrar en mi cuenta desde ayer, gracias por su ayuda', 'es'],
  ['Non riesco ad accedere al mio account, grazie', 'it'],
  ['Não consigo entrar na minha conta, obrigado', 'pt'],
  ['Ik kan niet meer inloggen op mijn account', 'nl'],
  ['ログインできません。助けてください', 'ja'],
  ['로그인이 되지 않습니다', 'ko'],
  ['Не могу войти в аккаунт', 'ru'],
  ['My name is 王小明 and I cannot log in', 'en'],
  ['我们的webhook一直timeout', 'zh'],
])('the language is told: %s', (text, language) => {
  expect(read(text).language.value).toBe(language)
})

test('in a language the lists are not made for, everything is less sure', () => {
  const [english, german] = [
    read('The API returns an error'),
    read('Die API gibt uns leider immer einen error, bitte helfen Sie'),
  ]
  expect(german.language.value).toBe('de')
  expect(german.category.confidence).toBeLessThan(english.category.confidence)
})

test('several requests in one message are all found, where they stand', () => {
  const text =
    'Hi team,\n\nI cannot log in since yesterday. It says locked. Also, could you send me the invoice for May?\n' +
    'And it would be nice if you added a dark mode.\n\nBest regards\nAnna'
  const { requests } = read(text)
  expect(requests.map(({ category }) => category)).toEqual(['account', 'billing', 'feature_request'])
  expect(requests.map(({ start, end }) => text.slice(start, end))).toEqual([
    'I cannot log in since yesterday. It says locked.',
    'Also, could you send me the invoice for May?',
    'And it would be nice if you added a dark mode.',
  ])
})

test('one matter in several sentences is one request, and a comma is enough between two', () => {
  expect(read('I was charged twice. Please refund one of the payments.').requests).toHaveLength(1)
  expect(read('这个月扣了两次费，另外我登录不了').requests.map(({ category }) => category)).toEqual([
    'billing',
    'account',
  ])
})

test('nothing to go by: something is chosen, and it is a guess', () => {
  for (const text of ['', '   ', '👍', 'ok', '…', '12345']) {
    const { category, requests } = read(text)
    expect([text, category.confidence < 0.35, requests]).toEqual([text, true, []])
  }
})

test('the framework turns impact and urgency into a priority, and raises it for some', () => {
  const framework = readFrameworkText('').framework!
  const of = (impact: 'low' | 'critical', customer_status: 'free' | 'enterprise') =>
    priorityOf(framework, { impact, urgency: 'medium', customer_status })
  expect(of('low', 'free')).toEqual({ base: 'low', raised_by: 0, priority: 'low' })
  expect(of('low', 'enterprise')).toEqual({ base: 'low', raised_by: 1, priority: 'medium' })
  expect(of('critical', 'enterprise')).toEqual({ base: 'critical', raised_by: 1, priority: 'critical' })
})

test('the word lists hold well over a thousand entries of each language', () => {
  const count = { en: 0, zh: 0 }
  const visit = (node: (typeof vocabulary)['root']): void => {
    for (const { words } of node.entries ?? []) count[/\p{Script=Han}/u.test(words) ? 'zh' : 'en']++
    for (const next of node.next?.values() ?? []) visit(next)
    if (node.gap) visit(node.gap)
  }
  visit(vocabulary.root)
  console.info('word lists', count)
  expect(count.en).toBeGreaterThan(1_000)
  expect(count.zh).toBeGreaterThan(1_000)
})

test('words that objects know by themselves are words like any other', () => {
  for (const word of ['constructor', 'valueOf', '__proto__', 'toString']) {
    expect(read(`The ${word} of your API crashes with an error`).category.value).toBe('technical')
  }
})

/** A fixed sequence, so that a failure can be looked at. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const FRAGMENTS = [
  '我被扣了两次',
  'charged twice',
  'not ',
  '!!!',
  '。',
  '\n',
  ' also ',
  '1. ',
  '另外',
  'https://x.example/a?b=c ',
  '\u0000',
  '\ud800',
  '👩‍👩‍👧',
  'ß',
  ', ',
  'e mail ',
  "can't ",
  '>',
]

test('whatever is written: no error, valid offsets in order, confidences between 0 and 1', () => {
  const next = random(7)
  for (let round = 0; round < 400; round++) {
    const length = Math.floor(next() * 60)
    const text = Array.from({ length }, () =>
      next() < 0.7
        ? FRAGMENTS[Math.floor(next() * FRAGMENTS.length)]!
        : String.fromCodePoint(Math.floor(next() * 0x11_0000)),
    ).join('')
    const reading = read(text, text.slice(0, 40))
    let end = 0
    for (const request of reading.requests) {
      expect([text, request.start >= end, request.end > request.start, request.end <= text.length]).toEqual([
        text,
        true,
        true,
        true,
      ])
      end = request.end
    }
    for (const facet of ['category', 'impact', 'urgency', 'emotion', 'complexity', 'language'] as const) {
      const { confidence, value } = reading[facet]
      expect([text, facet, confidence >= 0 && confidence <= 1, value.length > 0]).toEqual([text, facet, true, true])
    }
  }
})

/** Best of a few runs: a busy machine must not decide. */
function millisecondsFor(work: () => void, runs: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

test.each([
  ['prose', 'I was charged twice and the app crashes when I log in. '],
  ['one endless sentence', 'not working error problem '],
  ['chinese', '登录不了报错扣了两次'],
  ['no space', 'a'],
  ['marks', '!?'],
  ['lines', '\n- '],
  ['numbers', '1,234,567.89 $'],
  ['apostrophes', "'t"],
])('200,000 characters of %s take no longer than 50 ms', (_, piece) => {
  const text = piece.repeat(Math.ceil(200_000 / piece.length))
  expect(millisecondsFor(() => read(text), 5)).toBeLessThan(50)
})

test('an ordinary message takes less than a millisecond', () => {
  const texts = [...enTechnicalWishes, ...zhTechnicalWishes].map(({ text }) => text)
  const each = millisecondsFor(() => texts.map((text) => read(text)), 20) / texts.length
  console.info(`${each.toFixed(3)} ms per message`)
  expect(each).toBeLessThan(1)
})
