import { on } from '../../platform/events.ts'
import {
  ArticleArchived,
  ArticleLinked,
  ArticlePublished,
  ArticleUnpublished,
  ArticleVerified,
  ArticleVoted,
} from '../knowledge/events.ts'
import { TicketOpened } from '../tickets/events.ts'
import { noteQuestions } from './questions/note-questions.ts'
import { lookAt, lookForGaps } from './rounds.ts'
import { noteNewText } from './suggestions/acting.ts'

export const reactions = [
  on(TicketOpened, 'note_question', async (ctx, { data }) => {
    if ((await noteQuestions(ctx, data.ticket_id)) > 0) await lookForGaps(ctx)
  }),
  on(ArticlePublished, 'note_acted', async (ctx, { data }) => {
    if (data.language) await noteNewText(ctx, data.article_id, data.language)
    await lookAt(ctx, data.article_id)
  }),
  on(ArticleUnpublished, 'after_unpublished', (ctx, { data }) => lookAt(ctx, data.article_id)),
  on(ArticleVoted, 'after_vote', (ctx, { data }) => lookAt(ctx, data.article_id)),
  on(ArticleLinked, 'after_link', (ctx, { data }) => lookAt(ctx, data.article_id)),
  on(ArticleVerified, 'after_check', (ctx, { data }) => lookAt(ctx, data.article_id)),
  on(ArticleArchived, 'after_archived', (ctx, { data }) => lookAt(ctx, data.article_id)),
]
