import type { Domain } from '../../platform/domain.ts'
import { answer } from '../../platform/questions.ts'
import { ArticlesForPage } from '../channels/questions.ts'
import { articlesForPage } from './for-page.ts'
import { indexKeeper } from './keeping/service.ts'
import { forgetSearches } from './log/forget.ts'
import { learnQuestions } from './questions/learn.ts'
import { routes } from './routes.ts'

export const retrieval: Domain = {
  name: 'retrieval',
  tables: ['article_searches', 'article_questions'],
  routes,
  answers: [answer(ArticlesForPage, articlesForPage)],
  services: [indexKeeper],
  tidy: async (ctx) => {
    await forgetSearches(ctx)
    await learnQuestions(ctx)
  },
}
