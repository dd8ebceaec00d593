import { query } from '../e2e/support/query.ts'
import { askApart } from './ask-apart.ts'
import { type Figure, percentile } from './figures.ts'
import { repeat } from './load.ts'

const AT_ONCE = 10
const SECONDS = 5
/** What else people type, besides single words. */
const OTHERS = [
  'is:open refund',
  'from:maria invoice',
  'tag:refund',
  'invoce',
  '发票',
  '无法登录',
  '"not work"',
  'SR-5000',
]

type Get = (path: string) => Promise<unknown>

/** Searches for rare, medium and very common words, ten at once, and what a heavy one does to everybody else. */
export async function measureSearches(
  get: Get,
  { server, url }: { server: { url: string; token: string }; url: string },
  promised_ms: number,
): Promise<Figure[]> {
  const search = (q: string) => get(`/search?q=${encodeURIComponent(q)}`)
  const words = await wordsByFrequency(url)
  const all = words.flatMap((group, index) => [
    ...group,
    OTHERS[index % OTHERS.length]!,
    OTHERS[(index + 3) % OTHERS.length]!,
  ])
  const groups = all.map((q) => [`/search?q=${encodeURIComponent(q)}`])
  const searches = await askApart({ url: server.url, token: server.token, groups, at_once: AT_ONCE, seconds: SECONDS })
  const list = () => get('/tickets?view=inbox')
  const alone = await repeat(list, { seconds: SECONDS })
  const heavy = words[2]!.slice(0, 3).join(' ')
  const [besides] = await Promise.all([
    repeat(list, { seconds: SECONDS }),
    repeat(() => search(heavy), { seconds: SECONDS }),
  ])
  return [
    {
      what: 'GET /search, mixed words, 10 at once, p95',
      value: percentile(searches, 95),
      unit: 'ms',
      limit: { value: promised_ms, of: 'what is promised' },
    },
    { what: '   p50', value: percentile(searches, 50), unit: 'ms' },
    {
      what: 'the inbox beside a search of common words, p95',
      value: percentile(besides.latencies_ms, 95),
      unit: 'ms',
      limit: { value: percentile(alone.latencies_ms, 95), of: 'the same with nothing beside it' },
    },
  ]
}

/** Ten words each that stand in hardly any ticket, in about one of a hundred, and in as many as there are. */
async function wordsByFrequency(url: string): Promise<string[][]> {
  const among = async (condition: string): Promise<string[]> => {
    const rows = await query<{ word: string }>(
      url,
      `with all_words as (select word, documents, max(documents) over () as most from search_words where word ~ '^[a-z]{4,}$')
       select word from all_words where ${condition} order by md5(word) limit 10`,
    )
    return rows.map(({ word }) => word)
  }
  return [
    await among('documents between 2 and 20'),
    await among('documents between most / 200 and most / 50'),
    await among('documents > most / 4'),
  ]
}
