import { find } from '../server/domains/retrieval/engine/find.ts'
import { judged } from '../server/domains/retrieval/engine/sure.ts'
import { synonymsOf } from '../server/domains/retrieval/engine/synonyms.ts'
import { findForText } from '../server/domains/retrieval/find-for-text.ts'
import { indexOf, measureSearch, type SearchMeasures } from '../server/domains/retrieval/measure.ts'
import type { Figure } from './figures.ts'
import { measureLarge } from './retrieval/large.ts'
import {
  banking,
  clinc,
  type Labelled,
  misspelled,
  randomOf,
  type SearchSet,
  setOf,
  type Titled,
} from './retrieval/sets.ts'
import { ZH, ZH_ELSEWHERE } from './retrieval/zh.ts'
import { ZH_TICKETS, ZH_TICKETS_ELSEWHERE } from './retrieval/zh-tickets.ts'

const SEEDS = [1, 2, 3, 4, 5]
const KNOWN = 5
/** Questions of each intent that no article of the comparison knows. */
const KEPT_APART = 30

/** How well articles are found: with five questions each, misspelled, in Chinese, with more and more learned; how sure; how fast. */
export async function measureRetrieval(): Promise<Figure[]> {
  const [bank, assistant] = [banking(), clinc()]
  if (!bank || !assistant)
    console.log('retrieval: ../shared/data/intents is not there; sets of English questions are skipped')
  console.log(`retrieval: seeds ${SEEDS.join(', ')}`)
  return [
    ...(bank
      ? [...qualityOf('77 articles', bank, 'name'), ...qualityOf('77 articles, titled by a question', bank, 'question')]
      : []),
    ...(assistant ? qualityOf('150 articles', assistant, 'name') : []),
    ...(bank ? learning(bank) : []),
    ...lines('20 articles in Chinese', zhMeasures(), {}),
    ...(bank && assistant ? certainty(bank, assistant) : []),
    ...longChinese(),
    ...(await measureLarge()),
  ]
}

type Goals = Partial<Record<'hit_at_1' | 'hit_at_10' | 'ndcg_at_10', number>>
const CLEAN: Goals = { hit_at_1: 0.62, hit_at_10: 0.92, ndcg_at_10: 0.78 }
const MISSPELLED: Goals = { hit_at_1: 0.56, hit_at_10: 0.88, ndcg_at_10: 0.72 }

function qualityOf(what: string, labelled: readonly Labelled[], titled: Titled): Figure[] {
  const sets = SEEDS.map((seed) => setOf(labelled, randomOf(seed), { known: KNOWN, titled }))
  const slips = SEEDS.map((seed) => randomOf(100 + seed))
  const wrong = sets.map(
    ({ articles, queries }, at): SearchSet => ({
      articles,
      queries: queries.map(({ text, relevant }) => ({ text: misspelled(text, slips[at]!), relevant })),
    }),
  )
  return [
    ...lines(`${what}, ${KNOWN} questions each`, meanOf(sets), CLEAN),
    ...lines(`${what}, half of the words misspelled`, meanOf(wrong), MISSPELLED),
  ]
}

const measured = ({ articles, queries }: SearchSet): SearchMeasures => measureSearch(articles, queries)

function meanOf(sets: readonly SearchSet[]): SearchMeasures {
  const each = sets.map(measured)
  const mean = (name: keyof SearchMeasures) => each.reduce((sum, one) => sum + one[name], 0) / each.length
  return {
    hit_at_1: mean('hit_at_1'),
    hit_at_10: mean('hit_at_10'),
    ndcg_at_10: mean('ndcg_at_10'),
    map: mean('map'),
    p95_ms: mean('p95_ms'),
  }
}

function lines(what: string, measures: SearchMeasures, goals: Goals): Figure[] {
  const line = (name: keyof Goals, called: string): Figure => ({
    what: `${what}: ${called}`,
    value: measures[name] * 100,
    unit: '%',
    ...(goals[name] !== undefined && { limit: { value: goals[name] * 100, of: 'what is promised at least' } }),
  })
  return [line('hit_at_1', 'hit@1'), line('hit_at_10', 'hit@10'), line('ndcg_at_10', 'nDCG@10')]
}

/** The same questions each time: what learned wordings add is theirs alone. */
function learning(labelled: readonly Labelled[]): Figure[] {
  return [1, 5, Number.POSITIVE_INFINITY].map((known) => {
    const sets = SEEDS.map((seed) => {
      const split = [...Map.groupBy(labelled, ({ about }) => about)]
      const least = Math.min(...split.map(([, same]) => same.length))
      const from = Math.max(KNOWN, Math.min(KEPT_APART, least - KNOWN))
      return lastAsked(labelled, { seed, known, apart: Math.max(1, least - from) })
    })
    return {
      what: `77 articles, ${known === Number.POSITIVE_INFINITY ? 'all' : known} of the questions learned: hit@1`,
      value: meanOf(sets).hit_at_1 * 100,
      unit: '%',
    }
  })
}

function lastAsked(
  labelled: readonly Labelled[],
  { seed, known, apart }: { seed: number; known: number; apart: number },
): SearchSet {
  const whole = setOf(labelled, randomOf(seed), { known: Number.POSITIVE_INFINITY, titled: 'name' })
  const articles = whole.articles.map(({ questions, ...article }) => ({
    ...article,
    questions: questions.slice(0, -apart).slice(0, known),
  }))
  const queries = whole.articles.flatMap(({ id, questions }) =>
    questions.slice(-apart).map((text) => ({ text, relevant: [id] })),
  )
  return { articles, queries }
}

const zhArticles = ZH.map(({ title, body, known }) => ({ id: title, title, body, questions: [known], language: 'zh' }))

const zhMeasures = (): SearchMeasures =>
  measureSearch(
    zhArticles,
    ZH.flatMap(({ title, asked }) => asked.map((text) => ({ text, relevant: [title] }))),
  )

/** How often a suggestion that is called sure is right, how many questions get one, and how many that no article answers. */
function certainty(bank: readonly Labelled[], assistant: readonly Labelled[]): Figure[] {
  const others = assistant.filter(
    ({ about }) =>
      !/bank|card|account|pay|transfer|balance|credit|pin|fraud|transaction|exchange|bill|interest|apr/.test(about),
  )
  const en = setOf(bank, randomOf(99), { known: KNOWN, titled: 'name' })
  const zh = {
    articles: zhArticles,
    queries: ZH.flatMap(({ title, asked }) => asked.map((text) => ({ text, relevant: [title] }))),
  }
  return [
    ...sureOf(
      'English',
      en,
      others.filter((_, at) => at % 5 === 0).map(({ text }) => text),
    ),
    ...sureOf('Chinese', zh, ZH_ELSEWHERE),
  ]
}

/** Whole tickets, which tell a story around their question: what is offered to whoever answers them. */
function longChinese(): Figure[] {
  const index = indexOf(zhArticles)
  const ask = (text: string) => {
    const found = findForText(index, text, { sees: ['public'], limit: 5, synonyms: synonymsOf([]) })
    return { first: found.matches[0]?.article_id, isOffered: judged(found).likely.length > 0 }
  }
  const asked = ZH_TICKETS.map(({ about, text }) => ({ about, ...ask(text) }))
  const offered = asked.filter(({ isOffered }) => isOffered)
  const right = offered.filter(({ about, first }) => first === about)
  const misled = ZH_TICKETS_ELSEWHERE.filter((text) => ask(text).isOffered)
  const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole)
  return [
    { what: 'Chinese tickets: an article is offered', value: percent(offered.length, asked.length), unit: '%' },
    { what: '   right when offered', value: percent(right.length, offered.length), unit: '%' },
    { what: '   offered, of what none answers', value: percent(misled.length, ZH_TICKETS_ELSEWHERE.length), unit: '%' },
  ]
}

function sureOf(what: string, { articles, queries }: SearchSet, elsewhere: readonly string[]): Figure[] {
  const index = indexOf(articles)
  const ask = (q: string) => {
    const found = find(index, { q, sees: ['public'], limit: 2, synonyms: synonymsOf([]) })
    return { first: found.matches[0]?.article_id, ...judged(found) }
  }
  const asked = queries.map(({ text, relevant }) => ({ relevant, ...ask(text) }))
  const sure = asked.filter((one) => one.sure)
  const right = sure.filter(({ first, relevant }) => relevant.includes(first!))
  const misled = elsewhere.filter((text) => ask(text).sure)
  const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole)
  return [
    { what: `${what}: called sure, of what an article answers`, value: percent(sure.length, asked.length), unit: '%' },
    { what: '   right when called sure', value: percent(right.length, sure.length), unit: '%' },
    { what: '   called sure, of what none answers', value: percent(misled.length, elsewhere.length), unit: '%' },
    {
      what: '   offered anything, of what none answers',
      value: percent(elsewhere.filter((text) => ask(text).likely.length > 0).length, elsewhere.length),
      unit: '%',
    },
  ]
}
