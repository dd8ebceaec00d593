import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { linkFor } from '../../lib/article-links.ts'
import { runCommand } from '../../lib/commands.ts'
import { copyText } from '../../lib/copy-text.ts'
import { articleQuery, drawingQuery, versionQuery } from '../../lib/queries/knowledge.ts'
import { ticketArticlesQuery } from '../../lib/queries/retrieval.ts'
import { insertInReply } from '../../lib/reply-insert.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import type { Offered } from './ticket-articles.tsx'

/** Brings an article into the reply: as a link in the customer's language, or its published words. */
export function useInsertArticle(ticket: Ticket, onInserted: () => void) {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  const words = useProblemWords()

  const insert = (text: string) => {
    onInserted()
    // What lay over the conversation goes first and gives the focus back.
    requestAnimationFrame(() => {
      runCommand('reply')
      if (insertInReply(ticket.id, text)) return
      // Nobody is writing a reply here: at least it is at hand.
      if (copyText(text)) sayDone(t('common.copied'))
    })
  }
  /** What readers see, not what somebody is just writing. */
  const publishedWords = async ({ id, language }: Offered) => {
    const article = await client.ensureQueryData(articleQuery(id, language))
    const version = article.texts.find((text) => text.language === language)?.published_version ?? article.version
    const { content } = await client.ensureQueryData(versionQuery(id, language, version))
    return (await client.ensureQueryData(drawingQuery(content, language))).plain.trim()
  }
  return {
    link: (article: Offered) => {
      const site = client.getQueryData(ticketArticlesQuery(ticket.id).queryKey)?.site ?? window.location.origin
      insert(linkFor(article, site))
    },
    text: async (article: Offered) => {
      try {
        insert(await publishedWords(article))
      } catch (error) {
        sayFailed(t('error.title'), words(error))
      }
    },
  }
}

export type InsertArticle = ReturnType<typeof useInsertArticle>
