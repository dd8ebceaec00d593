import type { Optimization, UsageData } from '../contract.ts'
import { themesOf } from './themes.ts'

/** An article as these rules look at it. */
export interface UsedArticle {
  customer_feedback: readonly { rating: number; comment: string }[]
  /** How many tickets name it. */
  related_tickets: number
}

/** Percent of visits that began here and saw nothing else. */
const BOUNCES_UP_TO = 60
/** Of five; so many and fewer stars are a complaint. */
const COMPLAINS_AT = 2
const COMPLAINTS_UP_TO = 5
const TICKETS_UP_TO = 20

/** What would make an article better, by how it is used, what readers complain of, and who asks nevertheless. */
export function optimizeArticleContent(article: UsedArticle, { bounce_rate }: UsageData): Optimization[] {
  const complaints = article.customer_feedback.filter(({ rating }) => rating <= COMPLAINS_AT)
  const found: (Optimization | false)[] = [
    bounce_rate > BOUNCES_UP_TO && {
      issue: 'High bounce rate',
      recommendation: 'Add clearer introduction and improve content organization',
      priority: 'HIGH',
    },
    complaints.length > COMPLAINTS_UP_TO && {
      issue: 'Recurring negative feedback',
      recommendation: `Address common complaints: ${themesOf(complaints.map(({ comment }) => comment)).join(', ')}`,
      priority: 'MEDIUM',
    },
    article.related_tickets > TICKETS_UP_TO && {
      issue: 'High related ticket volume',
      recommendation: 'Article may not be solving the problem completely - review and expand',
      priority: 'HIGH',
    },
  ]
  return found.filter((one) => one !== false)
}
