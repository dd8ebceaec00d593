import { aPublishedArticle } from '../articles.ts'
import type { DeskProof } from './proof.ts'

/** How articles are found, shown through the front door. */
export const DESK_ARTICLES: DeskProof[] = [
  {
    key: 'knowledge.synonyms',
    texts: ['knowledge: { synonyms: [[gizmo, widget]] }', 'knowledge: { synonyms: [[gadget, widget]] }'],
    show: async ({ api, ctx }) => {
      await aPublishedArticle(ctx, { title: 'Charge the widget' })
      return (await api('GET', '/knowledge/search?q=gizmo')).json.total > 0
    },
    shown: [true, false],
  },
]
