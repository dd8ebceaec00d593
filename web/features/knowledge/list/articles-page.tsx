import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconBook, IconPlus, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../../lib/commands.ts'
import { type ArticleSearch, inKnowledge, parseKnowledgeSearch } from '../../../lib/knowledge-search.ts'
import { useMay } from '../../../lib/me.ts'
import { articlesQuery } from '../../../lib/queries/knowledge.ts'
import { EmptyState, ErrorState } from '../../../ui/states.tsx'
import { KnowledgePage } from '../knowledge-page.tsx'
import { RowsLoading } from '../rows.tsx'
import { ArticleFilters } from './article-filters.tsx'
import { ArticleTable } from './article-table.tsx'
import classes from './articles.module.css'
import { FoundArticles } from './found-articles.tsx'
import { NewArticleDialog } from './new-article-dialog.tsx'

const SEARCH_AFTER_MS = 250

/** Every article there is, filtered or searched. */
export function ArticlesPage() {
  const { t } = useTranslation('knowledge')
  const may = useMay()
  const { new: wanted, ...search } = parseKnowledgeSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const [making, setMaking] = useState(wanted === 'yes')
  const go = (next: ArticleSearch) => void navigate({ ...inKnowledge('articles'), search: { ...next }, replace: true })
  return (
    <KnowledgePage
      wide
      title={t('place.articles')}
      action={
        <>
          <SearchField search={search} onSearch={go} onNew={() => setMaking(true)} />
          {may('article.write') && (
            <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setMaking(true)}>
              {t('new.button')}
            </Button>
          )}
        </>
      }
    >
      {search.q ? (
        <FoundArticles q={search.q} language={search.language} />
      ) : (
        <>
          <ArticleFilters search={search} onChange={go} />
          <List search={search} onNew={() => setMaking(true)} />
        </>
      )}
      {making && <NewArticleDialog onClose={() => setMaking(false)} />}
    </KnowledgePage>
  )
}

interface SearchProps {
  search: ArticleSearch
  onSearch: (search: ArticleSearch) => void
  onNew: () => void
}

function SearchField({ search, onSearch, onNew }: SearchProps) {
  const { t } = useTranslation(['knowledge', 'app'])
  const may = useMay()('article.write')
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(search.q ?? '')
  const ask = useDebouncedCallback((q: string) => {
    const { q: _before, ...others } = search
    onSearch(q.trim() ? { ...others, q: q.trim() } : others)
  }, SEARCH_AFTER_MS)
  const latest = useRef(onNew)
  latest.current = onNew
  const commands = useMemo(() => {
    const [list, write] = [t('app:keys.group.list'), t('app:keys.group.write')]
    const focus = { id: 'search', group: list, label: t('list.search'), keys: '/', run: () => field.current?.focus() }
    const make = { id: 'new', group: write, label: t('new.title'), keys: 'c', run: () => latest.current() }
    return may ? [focus, make] : [focus]
  }, [t, may])
  useCommands(commands)
  return (
    <TextInput
      ref={field}
      className={classes.search}
      type="search"
      aria-label={t('list.search')}
      placeholder={t('list.search_hint')}
      leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value)
        ask(value)
      }}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  )
}

function List({ search, onNew }: { search: ArticleSearch; onNew: () => void }) {
  const { t } = useTranslation(['knowledge', 'app'])
  const query = useInfiniteQuery({ ...articlesQuery(search), placeholderData: keepPreviousData })
  const articles = query.data?.pages.flatMap(({ items }) => items) ?? []
  if (query.isPending) return <RowsLoading />
  if (query.isError && articles.length === 0) {
    return <ErrorState error={query.error} retry={() => void query.refetch()} />
  }
  if (articles.length === 0 && Object.keys(search).length > 0) {
    return <EmptyState title={t('list.empty_filter')} hint={t('list.empty_filter_hint')} />
  }
  if (articles.length === 0) return <NoArticles onNew={onNew} />
  return (
    <>
      <ArticleTable articles={articles} busy={query.isPlaceholderData} />
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('app:common.load_more')}
          </Button>
        </div>
      )}
    </>
  )
}

/** How to come by the first one. */
function NoArticles({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation('knowledge')
  const may = useMay()
  return (
    <EmptyState
      icon={<IconBook size={22} stroke={1.5} aria-hidden />}
      title={t('list.empty')}
      hint={t('list.empty_hint')}
      action={
        <div className={classes.firstSteps}>
          {may('article.write') && <Button onClick={onNew}>{t('list.write_first')}</Button>}
          {may('article.manage') && (
            <Button variant="default" renderRoot={(props) => <Link {...props} {...inKnowledge('transfer')} />}>
              {t('list.import')}
            </Button>
          )}
        </div>
      }
    />
  )
}
