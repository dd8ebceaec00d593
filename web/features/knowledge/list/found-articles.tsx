import { IconSearchOff } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { put } from '../../../lib/api.ts'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { articleSearchQuery } from '../../../lib/queries/retrieval.ts'
import { EmptyState, ErrorState } from '../../../ui/states.tsx'
import { Highlighted } from '../highlighted.tsx'
import shared from '../knowledge.module.css'
import { RowsLoading } from '../rows.tsx'
import classes from './articles.module.css'

/** What the search of the help center finds, as the desk may see it: published texts, best first. */
export function FoundArticles({ q, language }: { q: string; language?: string | undefined }) {
  const { t } = useTranslation('knowledge')
  const query = useQuery({
    ...articleSearchQuery({ q, language: language ?? null }),
    placeholderData: keepPreviousData,
  })
  const found = query.data
  if (query.isPending) return <RowsLoading />
  if (!found) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  const opened = (article_id: string) => {
    // Whether it was noted changes nothing for who opens it.
    void put(`/knowledge/searches/${found.search_id}/click`, { article_id }).catch(() => undefined)
  }
  return (
    <div aria-busy={query.isPlaceholderData}>
      <p className={classes.foundHead} role="status">
        {found.corrected
          ? t('found.corrected', { count: found.total, q: found.corrected })
          : t('found.count', { count: found.total })}
        {found.other_language && ` ${t('found.other_language')}`}
      </p>
      {found.items.length === 0 ? (
        <EmptyState
          icon={<IconSearchOff size={22} stroke={1.5} aria-hidden />}
          title={t('found.none')}
          hint={t('found.none_hint')}
        />
      ) : (
        <ul className={shared.rows} aria-label={t('found.list')}>
          {found.items.map((item) => (
            <li key={item.id + item.language}>
              <Link
                {...inKnowledge(`articles/${item.id}`)}
                search={{ language: item.language }}
                className={classes.found}
                data-title
                onClick={() => opened(item.id)}
              >
                <span className={shared.name} lang={item.language}>
                  <Highlighted pieces={item.highlighted.title} />
                </span>{' '}
                {item.visibility !== 'public' && (
                  <span className={shared.badge}>{t(`visibility.${item.visibility}`)}</span>
                )}
                <span className={classes.excerpt} lang={item.language}>
                  <Highlighted pieces={item.highlighted.excerpt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
