import type { SuggestionKind } from '../contract.ts'
import { optimizeArticleContent } from '../optimize/optimize-article-content.ts'
import { themesOf } from '../optimize/themes.ts'
import { wilson } from '../statistics.ts'
import { type Finding, type Kept, NO_EVIDENCE, percentOf } from './finding.ts'
import { bounceRateOf, USAGE_DAYS, type Usage } from './usage.ts'

/** Fewer than these tell nothing. */
const FEWEST = { entries: 30, found: 20, votes: 10, sent: 10 }
/** Where even the lower end of the interval is above this, something is wrong. */
const EXITS_ABOVE = 0.4
const UNHELPFUL_ABOVE = 0.4

/** What the figures of an article say: by the plain rules, and by rates with their doubt. */
export function findingsInUsage(usage: Usage, usual: ReadonlyMap<string, number>): Finding[] {
  const found = [...plainFindings(usage), exits(usage), cameBack(usage, usual), unhelpful(usage)]
  return found.filter((one) => one !== null)
}

const KINDS: Record<string, SuggestionKind> = {
  'High bounce rate': 'high_bounce_rate',
  'Recurring negative feedback': 'negative_feedback',
  'High related ticket volume': 'many_tickets',
}

/** A bounce rate of a handful of visits is none. */
function plainFindings(usage: Usage): Finding[] {
  const measured = usage.entries >= FEWEST.entries ? bounceRateOf(usage) : null
  const article = { customer_feedback: usage.feedback, related_tickets: usage.related_tickets }
  return optimizeArticleContent(article, { bounce_rate: measured ?? 0 }).map(({ issue, priority }) => {
    const kind = KINDS[issue]!
    const [evidence, weight] = EVIDENCE[kind]!(usage)
    return { article_id: usage.article_id, language: '', kind, matter: '', priority, evidence, weight }
  })
}

const EVIDENCE: Partial<Record<SuggestionKind, (usage: Usage) => [Kept, number]>> = {
  high_bounce_rate: ({ entries, bounces }) => [
    {
      ...NO_EVIDENCE,
      figures: [
        percentOf({
          name: 'bounce_rate',
          definition: `Visits of the last ${USAGE_DAYS} days that began with the article and looked at nothing else, percent of those that began with it`,
          count: bounces,
          n: entries,
        }),
      ],
    },
    bounces,
  ],
  negative_feedback: ({ article_id, feedback }) => {
    const complaints = feedback.map(({ comment }) => comment).filter((comment) => comment !== '')
    const definition = 'Ratings of one or two of five'
    return [
      {
        figures: [{ name: 'complaints', definition, value: feedback.length, n: feedback.length, ...NO_INTERVAL }],
        quotes: complaints.slice(0, 5).map((text) => ({ text, article_id })),
        rows: `/knowledge/articles/${article_id}/feedback`,
        terms: themesOf(complaints),
      },
      feedback.length,
    ]
  },
  many_tickets: ({ article_id, related_tickets }) => [
    {
      ...NO_EVIDENCE,
      figures: [
        {
          name: 'tickets',
          definition: 'Tickets linked to the article',
          value: related_tickets,
          n: related_tickets,
          ...NO_INTERVAL,
        },
      ],
      rows: `/knowledge/articles/${article_id}`,
    },
    related_tickets,
  ],
}
const NO_INTERVAL = { low: null, high: null, compared_with: null }

interface Rate {
  kind: SuggestionKind
  count: number
  n: number
  fewest: number
  /** The lower end of the interval must lie above it. */
  above: number
  definition: string
  rows?: string
  compared_with?: number
}

const finding = (
  article_id: string,
  { kind, count, n, fewest, above, definition, rows, compared_with }: Rate,
): Finding | null => {
  const share = wilson(count, n)
  if (!share || n < fewest || share.low <= above) return null
  const figure = percentOf({
    name: kind,
    definition,
    count,
    n,
    ...(compared_with === undefined ? {} : { compared_with }),
  })
  const evidence = { ...NO_EVIDENCE, figures: [figure], rows: rows ?? null }
  return { article_id, language: '', kind, matter: '', priority: 'HIGH', evidence, weight: count }
}

const exits = ({ article_id, found, exits }: Usage): Finding | null =>
  finding(article_id, {
    ...{ kind: 'search_exit', count: exits, n: found, fewest: FEWEST.found, above: EXITS_ABOVE },
    definition: `Of the times it was opened from search results in the last ${USAGE_DAYS} days: the same reader searched again or began to write afterwards`,
    rows: `/knowledge/searches?clicked=true`,
  })

const cameBack = (
  { article_id, category, sent, came_back }: Usage,
  usual: ReadonlyMap<string, number>,
): Finding | null => {
  const base = usual.get(category ?? '') ?? usual.get('') ?? 0
  return finding(article_id, {
    ...{
      kind: 'reopened_after_sent',
      count: came_back,
      n: sent,
      fewest: FEWEST.sent,
      above: base,
      compared_with: base,
    },
    definition: `Of the tickets it was sent in within the last ${USAGE_DAYS} days and that were resolved after: opened again. Compared with all resolved tickets of the category`,
    rows: `/knowledge/articles/${article_id}`,
  })
}

const unhelpful = ({ article_id, votes, unhelpful: count }: Usage): Finding | null =>
  finding(article_id, {
    ...{ kind: 'unhelpful_votes', count, n: votes, fewest: FEWEST.votes, above: UNHELPFUL_ABOVE },
    definition: 'Votes since it was last published that say it did not help',
    rows: `/knowledge/articles/${article_id}/feedback`,
  })
