import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { evalSearch } from './search.ts'

const folder = await mkdtemp(join(tmpdir(), 'eval-search-'))
afterAll(() => rm(folder, { recursive: true }))

async function evaluated(set: unknown) {
  const file = join(folder, 'set.json')
  await writeFile(file, typeof set === 'string' ? set : JSON.stringify(set))
  return evalSearch([file])
}

const articles = [
  { id: 1, title: 'Reset your password', body: 'Choose "Forgot password".' },
  { id: 'b', title: 'Download invoices', body: '', questions: ['Where is my receipt?'] },
  { id: 'zh', title: '重置密码', body: '在登录页面点击忘记密码。', language: 'zh' },
  { id: 'bare', title: 'Colours' },
]

test('each measure is reckoned over the ranking the help center would show', async () => {
  const measures = await evaluated({
    articles,
    queries: [
      { text: 'pasword rset', relevant: [1] },
      { text: '忘记密码了', relevant: ['zh'] },
      { text: 'receipt', relevant: ['b'] },
      { text: 'nothing of the kind', relevant: ['bare'] },
    ],
  })
  expect(measures).toEqual({ hit_at_1: 0.75, hit_at_10: 0.75, ndcg_at_10: 0.75, map: 0.75, p95_ms: expect.any(Number) })
})

test('several articles may be relevant: what stands second counts less', async () => {
  const two = { articles, queries: [{ text: 'colours', relevant: ['bare', 'b'] }] }
  // The best there could be is both on top: 1 + 1 / log2(3).
  expect(await evaluated(two)).toMatchObject({ hit_at_1: 1, hit_at_10: 1, map: 0.5, ndcg_at_10: 0.6131 })
})

test.each([
  ['{', 'is no JSON'],
  [{ queries: [] }, 'articles'],
  [{ articles: [], queries: [] }, 'There are no articles'],
  [{ articles, queries: [] }, 'There are no queries'],
  [{ articles, queries: [{ text: 'x', relevant: [] }] }, 'queries.0.relevant'],
  [{ articles, queries: [{ text: 'x', relevant: ['nowhere'] }] }, 'there is no article "nowhere"'],
  [{ articles: [...articles, articles[0]], queries: [{ text: 'x', relevant: [1] }] }, 'the same id'],
  [{ articles: [{ title: 'no id' }], queries: [{ text: 'x', relevant: [1] }] }, 'articles.0.id'],
])('what is wrong is told with its place: %j', async (set, words) => {
  await expect(evaluated(set)).rejects.toThrow(words)
})
