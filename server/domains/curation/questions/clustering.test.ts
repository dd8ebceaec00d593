import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chanceOf } from '../effect/estimate.ts'
import { clustersOf } from './clustering.ts'
import { featuresOf } from './fingerprints.ts'

const asked = (texts: readonly string[], language = 'en') =>
  texts.map((text, at) => ({ id: `q${String(at).padStart(6, '0')}`, features: featuresOf(text, language) }))

/** The texts of each group. */
async function groupsOf(texts: readonly string[], language = 'en'): Promise<string[][]> {
  const clusters = await clustersOf(asked(texts, language))
  return clusters.map(({ members }) => members.map((id) => texts[Number(id.slice(1))]!))
}

const EXPORT = [
  'How do I export my board to CSV?',
  'Exporting a board as CSV, how?',
  'I want to export the board to a CSV file please',
  'Hello, how can I exprot my board to csv',
]
const INVITE = [
  'How can I invite a guest to my workspace?',
  'Inviting guests into the workspace',
  'guest invitation for our workspace does not arrive',
]

test('what asks the same is together, with other words around it and misspelled; what does not is apart', async () => {
  const groups = await groupsOf([
    ...EXPORT,
    ...INVITE.slice(0, 2),
    'My invoice shows the wrong VAT number',
    'The app crashes on start',
  ])
  expect(groups).toHaveLength(2)
  expect(new Set(groups[0])).toEqual(new Set(EXPORT))
  expect(new Set(groups[1])).toEqual(new Set(INVITE.slice(0, 2)))
})

test('Chinese, which has no spaces, the same', async () => {
  const refund = ['请问怎么申请退款？', '我想申请退款', '你好，申请退款要怎么操作']
  const groups = await groupsOf([...refund, '如何修改登录密码', '请问怎样修改登录密码？', '发票什么时候寄出'], 'zh')
  expect(groups.map((group) => group.length)).toEqual([3, 2])
  expect(new Set(groups[0])).toEqual(new Set(refund))
})

test('greetings and thanks make nothing alike; a question of no words is nobody’s', async () => {
  expect(await groupsOf(['Hello, please help me, thank you!', 'Hi, could you please help me? Thanks', ''])).toEqual([])
})

test('the order of the questions changes nothing', async () => {
  const chance = chanceOf(5)
  const texts = Array.from({ length: 300 }, (_, at) => {
    const base = [...EXPORT, ...INVITE, 'Password reset mail is missing', 'Refund for the last invoice'][at % 9]!
    return `${base} ${['today', 'again', 'board', 'urgent', 'mobile'][Math.floor(chance() * 5)]}`
  })
  const questions = asked(texts)
  const first = await clustersOf(questions)
  for (let round = 0; round < 5; round++) {
    const shuffled = questions.map((one) => ({ one, place: chance() })).sort((a, b) => a.place - b.place)
    expect(await clustersOf(shuffled.map(({ one }) => one))).toEqual(first)
  }
})

test('no chain of small steps joins what is far apart', async () => {
  const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima'.split(' ')
  const chain = words.slice(0, 9).map((_, at) => words.slice(at, at + 4).join(' '))
  const groups = await groupsOf(chain)
  expect(groups.some((group) => group.includes(chain[0]!) && group.includes(chain.at(-1)!))).toBe(false)
})

test('thousands who ask the very same are one group, quickly', async () => {
  const questions = asked(Array.from({ length: 30_000 }, (_, at) => EXPORT[at % 4]!))
  const started = performance.now()
  const [all, ...others] = await clustersOf(questions)
  expect(performance.now() - started).toBeLessThan(5_000)
  expect([all!.members.length, others]).toEqual([30_000, []])
})

const TRAIN = '/work/shared/data/intents/banking77-train.csv'
test.skipIf(!existsSync(TRAIN))(
  'of real questions whose matter is known, groups are mostly of one matter',
  async () => {
    const rows = readFileSync(TRAIN, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const found = /^(?:"((?:[^"]|"")*)"|(.*?)),([^,]*)$/.exec(line.trim())
        return found ? [{ text: found[1] ?? found[2]!, matter: found[3]! }] : []
      })
    const some = rows.filter((_, at) => at % 5 === 0)
    const clusters = await clustersOf(asked(some.map(({ text }) => text)))
    let [right, all] = [0, 0]
    for (const { members } of clusters.filter(({ members }) => members.length >= 3)) {
      const matters = Map.groupBy(members, (id) => some[Number(id.slice(1))]!.matter)
      right += Math.max(...[...matters.values()].map((own) => own.length))
      all += members.length
    }
    // 77 matters that share most of their words: drawn at random one in 77 would be right.
    expect(all / some.length).toBeGreaterThan(0.6)
    expect(right / all).toBeGreaterThan(0.5)
  },
)
