import { IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ArticleListed } from '../../../../server/domains/knowledge/contract.ts'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { useMay } from '../../../lib/me.ts'
import { suggestionsQuery, waitingArticlesQuery } from '../../../lib/queries/knowledge-care.ts'
import { shortDate } from '../../../lib/time.ts'
import { useNow } from '../../../lib/use-now.ts'
import { EmptyState } from '../../../ui/states.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import shared from '../knowledge.module.css'
import { KnowledgePage } from '../knowledge-page.tsx'
import { ownTitle } from '../own-title.ts'
import { Rows, RowsLoading } from '../rows.tsx'
import { TextMarks } from '../text-marks.tsx'
import { SuggestionCard } from './suggestion-card.tsx'

/** More of one kind would hide the others. */
const SHOWN = 5
const STATES = ['in_review', 'stale', 'outdated', 'missing_translation'] as const

/** What waits for somebody: texts to be read, articles that aged, and what would make others better. */
export function AttentionPage() {
  const { t } = useTranslation('knowledge')
  const may = useMay()('curation.read')
  const suggestions = useInfiniteQuery({ ...suggestionsQuery(), enabled: may })
  const queries = useQueries({ queries: STATES.map((status) => waitingArticlesQuery(status)) })
  const waiting = STATES.map((status, at) => ({ status, query: queries[at]! }))
  const found = suggestions.data?.pages.flatMap(({ items }) => items) ?? []
  const pending = waiting.some(({ query }) => query.isPending) || (may && suggestions.isPending)
  const isCalm = found.length === 0 && waiting.every(({ query }) => (query.data?.items.length ?? 0) === 0)
  return (
    <KnowledgePage title={t('place.attention')} intro={t('attention.intro')}>
      {pending && <RowsLoading />}
      {!pending && isCalm && (
        <EmptyState
          icon={<IconCircleCheck size={22} stroke={1.5} aria-hidden />}
          title={t('attention.calm')}
          hint={t('attention.calm_hint')}
        />
      )}
      {!pending &&
        waiting.map(({ status, query }) => (
          <Waiting
            key={status}
            status={status}
            articles={query.data?.items.slice(0, SHOWN) ?? []}
            more={(query.data?.items.length ?? 0) > SHOWN || query.data?.next_cursor != null}
          />
        ))}
      {found.length > 0 && (
        <section className={shared.group} aria-label={t('suggestion.title')}>
          <div className={shared.groupHead}>
            <h2>{t('suggestion.title')}</h2>
          </div>
          <Rows query={suggestions} count={found.length} label={t('suggestion.title')} empty={null}>
            {found.map((suggestion) => (
              <SuggestionCard key={suggestion.id} suggestion={suggestion} />
            ))}
          </Rows>
        </section>
      )}
    </KnowledgePage>
  )
}

interface WaitingProps {
  status: (typeof STATES)[number]
  articles: readonly ArticleListed[]
  more: boolean
}

function Waiting({ status, articles, more }: WaitingProps) {
  const { t, i18n } = useTranslation('knowledge')
  const now = useNow()
  if (articles.length === 0) return null
  return (
    <section className={shared.group} aria-label={t(`attention.${status}`)}>
      <div className={shared.groupHead}>
        <h2>{t(`attention.${status}`)}</h2>
        <span className={shared.count}>{t(`attention.${status}_hint`)}</span>
        {more && (
          <Link {...inKnowledge('articles')} search={{ status }} className={shared.link}>
            {t('attention.all')}
          </Link>
        )}
      </div>
      <ul className={shared.rows}>
        {articles.map((article) => (
          <li key={article.id}>
            <Link
              {...inKnowledge(`articles/${article.id}`)}
              search={toLanguage(article, status)}
              className={shared.row}
            >
              <span className={shared.matter}>
                <span className={shared.name}>{ownTitle(article, i18n.language).title}</span>
                <span className={shared.facts}>
                  {article.owner && <span>{article.owner.name}</span>}
                  {status === 'stale' && article.verify_by && (
                    <span>{t('attention.since', { date: shortDate(article.verify_by, now, i18n.language) })}</span>
                  )}
                  <TimeAgo at={article.last_updated} style="words" />
                </span>
              </span>
              <TextMarks texts={article.texts} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Straight to the text that it is about. */
function toLanguage(article: ArticleListed, status: WaitingProps['status']) {
  const text =
    status === 'in_review'
      ? article.texts.find(({ state }) => state === 'in_review')
      : status === 'outdated'
        ? article.texts.find(({ outdated }) => outdated)
        : undefined
  return text ? { language: text.language } : {}
}
