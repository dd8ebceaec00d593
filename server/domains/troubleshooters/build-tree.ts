import type { Context } from '../../platform/context.ts'
import { frameworkOf } from '../framework/queries.ts'
import { articlesOfCategory } from './articles.ts'
import { categoryKey } from './category-key.ts'
import type { Answer, Step, TroubleshooterContent, When } from './contract.ts'
import { causesOf } from './starters/causes.ts'
import { type Sheet, STARTER_LANGUAGES, type Try, type Words } from './starters/sheet.ts'
import { GENERAL, sheetOf } from './starters/starters.ts'

/** A question has eight answers at most, and “none of these” is one of them. */
const MOST_ARTICLES = 6

interface Article {
  id: string
  titles: Record<string, string>
}

/**
 * A first tree for a category: who is concerned, what to try where it happens, the articles of the category, then what it
 * may be, by how often it was in resolved tickets. `known`: the product or the desk knows this category.
 */
export async function buildDecisionTree(
  ctx: Context,
  category: string,
): Promise<{ content: TroubleshooterContent; known: boolean }> {
  const key = categoryKey(category)
  const sheet = sheetOf(key)
  const articles = (await articlesOfCategory(ctx, key, MOST_ARTICLES)) as unknown as Article[]
  const causes = await causesOf(ctx, sheet?.category ?? key)
  const content = treeOf(sheet ?? GENERAL, articles, (codes) =>
    codes.reduce((sum, code) => sum + (causes.get(code) ?? 0), 0),
  )
  const { languages } = (await frameworkOf(ctx)).knowledge
  return { content: inLanguages(content, languages), known: sheet !== null || articles.length > 0 }
}

/** In those languages of the help center it is written in, the help center's first one first; in none of them: as it is. */
function inLanguages(content: TroubleshooterContent, wanted: readonly string[]): TroubleshooterContent {
  const languages = wanted.filter((language) => content.languages.includes(language))
  return languages.length > 0 ? { ...content, languages } : content
}

/** The tree of a sheet. `weightOf`: how many resolved tickets had one of these causes. */
export function treeOf(
  sheet: Sheet,
  articles: readonly Article[],
  weightOf: (codes: Sheet['causes'][number]['codes']) => number,
): TroubleshooterContent {
  const causes = sheet.causes.toSorted((a, b) => weightOf(b.codes) - weightOf(a.codes))
  const steps: Step[] = [
    concerns(sheet),
    ...sheet.first.map((first, index) => firstTry(first, sheet.first[index + 1]?.id ?? next(articles), articles)),
    ...articleSteps(articles),
    question(
      'kind',
      sheet.question,
      causes.map(({ id, answer }) => choice(id, answer, `try-${id}`)),
    ),
    ...causes.map((cause) => attempt(`try-${cause.id}`, cause, 'contact-business')),
    ...ends(sheet),
  ]
  return {
    languages: [...STARTER_LANGUAGES],
    titles: sheet.title,
    intros: sheet.intro,
    decision_tree: { start: 'concerns', steps },
  }
}

const BUSINESS: When = { account_types: ['premium', 'enterprise'], devices: [] }
const next = (articles: readonly Article[]) => (articles.length > 0 ? 'articles' : 'kind')

/** Where many are kept from their work, nothing else is asked. */
const concerns = (sheet: Sheet): Step => ({
  ...question('concerns', CONCERNS.title, [
    choice('me', CONCERNS.me, sheet.first[0]!.id),
    choice('several', CONCERNS.several, 'contact-urgent'),
  ]),
  when: BUSINESS,
  otherwise: sheet.first[0]!.id,
})

const firstTry = (first: Sheet['first'][number], otherwise: string, articles: readonly Article[]): Step => ({
  ...attempt(first.id, first, next(articles)),
  when: { account_types: [], devices: first.devices },
  otherwise,
})

function articleSteps(articles: readonly Article[]): Step[] {
  if (articles.length === 0) return []
  const named = articles.map(({ titles }, index) => ({ id: `article-${index + 1}`, titles: inBoth(titles) }))
  return [
    question('articles', ARTICLES.title, [
      ...named.map(({ id, titles }) => choice(id, titles, id)),
      choice('none', ARTICLES.none, 'kind'),
    ]),
    ...articles.map(
      ({ id }, index): Step => ({
        kind: 'article',
        id: named[index]!.id,
        texts: titled(named[index]!.titles),
        article_id: id,
        ...{ helped: 'fixed', not_helped: 'kind', when: null, otherwise: null },
      }),
    ),
  ]
}

/** An article that was not translated is called what it is called. */
const inBoth = (titles: Record<string, string>): Words => {
  const any = titles.en ?? Object.values(titles)[0] ?? '–'
  return { en: titles.en ?? any, zh: titles.zh ?? any }
}

const ends = ({ category }: Sheet): Step[] => [
  { kind: 'fixed', id: 'fixed', texts: titled(ENDS.fixed), when: null, otherwise: null },
  ticketStep('contact-urgent', ENDS.urgent, { category, priority: 'high' }),
  {
    ...ticketStep('contact-business', ENDS.business, { category, priority: null }),
    when: BUSINESS,
    otherwise: 'contact',
  },
  ticketStep('contact', ENDS.ticket, { category, priority: null }),
]

const ticketStep = (
  id: string,
  { title, body }: Try,
  suggested: { category: Sheet['category']; priority: 'high' | null },
): Step => ({ kind: 'ticket', id, texts: titled(title, body), ...suggested, team: null, when: null, otherwise: null })

const question = (id: string, title: Words, answers: Answer[]): Step => ({
  ...{ kind: 'question', id, texts: titled(title), answers, when: null, otherwise: null },
})

const choice = (id: string, texts: Words, to: string): Answer => ({ id, texts, to, when: null })

const attempt = (id: string, { title, body }: Try, not_helped: string): Step => ({
  ...{ kind: 'check', id, texts: titled(title, body), helped: 'fixed', not_helped, when: null, otherwise: null },
})

const titled = (title: Words, body: Words = { en: '', zh: '' }): Step['texts'] => ({
  en: { title: title.en, body: body.en },
  zh: { title: title.zh, body: body.zh },
})

const CONCERNS = {
  title: { en: 'Who is affected?', zh: '影响到哪些人？' },
  me: { en: 'Only me', zh: '只有我' },
  several: { en: 'Several people, or everybody', zh: '多人或所有人' },
}
const ARTICLES = {
  title: { en: 'Is it one of these?', zh: '是以下情况之一吗？' },
  none: { en: 'None of these', zh: '都不是' },
}
const ENDS = {
  fixed: { en: 'Good to hear that it works', zh: '很高兴问题已解决' },
  urgent: {
    title: { en: 'We look at this first', zh: '我们会优先处理' },
    body: {
      en: 'Since several people are affected, tell us since when and where. We look at it before anything else.',
      zh: '由于影响到多人，请告诉我们开始时间和地点。我们会优先处理。',
    },
  },
  business: {
    title: { en: 'Let our specialists look at it', zh: '请我们的专员处理' },
    body: {
      en: 'Your plan includes our specialists. What you have tried is filled in below; nobody will ask again.',
      zh: '您的套餐包含专员服务。您已尝试的步骤已填入下方，我们不会重复询问。',
    },
  },
  ticket: {
    title: { en: 'Write to us', zh: '联系我们' },
    body: {
      en: 'What you have tried is filled in below; nobody will ask again.',
      zh: '您已尝试的步骤已填入下方，我们不会重复询问。',
    },
  },
} satisfies Record<string, Words | Try>
