import type { Domain } from '../../platform/domain.ts'
import { reactions } from './reactions.ts'
import { due, jobs, startRounds } from './rounds.ts'
import { routes } from './routes.ts'
import { tellTroubleshooting } from './troubleshooting/answer.ts'

export const curation: Domain = {
  name: 'curation',
  tables: [
    'article_suggestions',
    'article_claims',
    'question_clusters',
    'asked_questions',
    'article_debuts',
    'curation_rounds',
  ],
  routes,
  reactions,
  jobs,
  due,
  answers: [tellTroubleshooting],
  prepare: startRounds,
}
