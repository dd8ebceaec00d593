import { useDebouncedValue } from '@mantine/hooks'
import { IconBook } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { deskLinkFor, isForDeskOnly, linkFor } from '../../lib/article-links.ts'
import { useMay } from '../../lib/me.ts'
import { articleSearchQuery, type FoundArticle, ticketArticlesQuery } from '../../lib/queries/retrieval.ts'
import type { Option } from './option-list.tsx'
import type { SourceProps } from './suggestions.tsx'

const ASK_AFTER_MS = 150
const MOST = 4

/** Articles beside the macros: before anything is typed those that fit the ticket, then those that are found. */
export function useArticleOptions({ trigger, ticket, kind, put }: Omit<SourceProps, 'list'>): Option[] {
  const { t } = useTranslation('knowledge')
  const may = useMay()('article.read')
  const [q] = useDebouncedValue(trigger.query.trim(), ASK_AFTER_MS)
  const near = useQuery({ ...ticketArticlesQuery(ticket.id), enabled: may })
  const asked = articleSearchQuery({ q, language: ticket.language, limit: MOST })
  const found = useQuery({ ...asked, enabled: may && q.length > 1, placeholderData: keepPreviousData })
  if (!may || !near.data) return []
  const { site, suggested } = near.data
  const shown = trigger.query.trim().length > 1 ? (found.data?.items ?? []) : suggested
  const textOf = (article: FoundArticle) => (kind === 'note' ? deskLinkFor(article) : linkFor(article, site))
  return shown
    .filter((article) => kind === 'note' || !isForDeskOnly(article))
    .slice(0, MOST)
    .map((article) => ({
      id: `article-${article.id}`,
      picture: <IconBook size={16} stroke={1.5} aria-hidden />,
      label: article.title,
      hint: article.summary || t('ticket.insert_link'),
      pick: () => put(textOf(article), trigger),
    }))
}
