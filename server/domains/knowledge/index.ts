import type { Domain } from '../../platform/domain.ts'
import { answer } from '../../platform/questions.ts'
import { LooseFileMayBeRead } from '../files/questions.ts'
import { audience } from './audience.ts'
import { drawingRoutes } from './drawing/routes.ts'
import { mayReadFile } from './files-of-articles.ts'
import { importRoutes } from './importing/routes.ts'
import { routes } from './routes.ts'
import { forgetTakenBack, noteSentArticles } from './sent-articles.ts'
import { redraw } from './shelves/blocks.ts'
import { shelfRoutes } from './shelves/routes.ts'
import { verification } from './texts/lifecycle.ts'
import { publication } from './texts/publish.ts'
import { textRoutes } from './texts/routes.ts'
import { views } from './views.ts'

export const knowledge: Domain = {
  name: 'knowledge',
  tables: [
    'article_categories',
    'articles',
    'article_texts',
    'article_versions',
    'article_reviews',
    'article_blocks',
    'article_files',
    'article_redirects',
    'article_tickets',
    'article_feedback',
    'article_imports',
  ],
  routes: [...routes, ...textRoutes, ...shelfRoutes, ...drawingRoutes, ...importRoutes],
  reactions: [noteSentArticles, forgetTakenBack],
  jobs: [redraw],
  due: [publication, verification],
  answers: [answer(LooseFileMayBeRead, (ctx, { file_id }) => mayReadFile(ctx, file_id))],
  audience,
  services: [views],
}
