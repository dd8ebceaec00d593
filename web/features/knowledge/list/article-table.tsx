import { IconAlertTriangle, IconLock, IconUserCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleListed } from '../../../../server/domains/knowledge/contract.ts'
import { useCommands } from '../../../lib/commands.ts'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { categoriesQuery } from '../../../lib/queries/knowledge.ts'
import { localeOf, shortDate } from '../../../lib/time.ts'
import { useNow } from '../../../lib/use-now.ts'
import { humanize } from '../../../lib/words.ts'
import { PersonAvatar } from '../../../ui/person-avatar.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { categoryName } from '../category-name.ts'
import { ownTitle } from '../own-title.ts'
import { TextMarks } from '../text-marks.tsx'
import classes from './articles.module.css'
import { HelpfulRate } from './helpful-rate.tsx'

/** Dense rows; `j` and `k` go from title to title, Enter opens. */
export function ArticleTable({ articles, busy }: { articles: readonly ArticleListed[]; busy: boolean }) {
  const { t } = useTranslation('knowledge')
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  const columns = ['languages', 'category', 'owner', 'views', 'helpful', 'verify', 'changed'] as const
  return (
    <table className={classes.table} aria-busy={busy} aria-label={t('list.label')}>
      <thead>
        <tr>
          <th scope="col">{t('column.title')}</th>
          {columns.map((name) => (
            <th key={name} scope="col" data-column={name}>
              {t(`column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {articles.map((article) => (
          <Row key={article.id} article={article} />
        ))}
      </tbody>
    </table>
  )
}

function useRowKeys(body: React.RefObject<HTMLTableSectionElement | null>) {
  const { t } = useTranslation(['knowledge', 'app'])
  const commands = useMemo(() => {
    const group = t('app:keys.group.list')
    const step = (by: 1 | -1) => () => {
      const titles = [...(body.current?.querySelectorAll<HTMLElement>('a[data-title]') ?? [])]
      const at = titles.indexOf(document.activeElement as HTMLElement)
      titles[at < 0 ? 0 : Math.min(titles.length - 1, Math.max(0, at + by))]?.focus()
    }
    return [
      { id: 'next', group, label: t('list.next'), keys: 'j', run: step(1) },
      { id: 'previous', group, label: t('list.previous'), keys: 'k', run: step(-1) },
    ]
  }, [t, body])
  useCommands(commands)
}

function Row({ article }: { article: ArticleListed }) {
  const { t, i18n } = useTranslation('knowledge')
  const categories = useQuery(categoriesQuery).data
  const { title, search } = ownTitle(article, i18n.language)
  const category = categories?.find(({ slug }) => slug === article.category)
  return (
    <tr>
      <th scope="row">
        <Link {...inKnowledge(`articles/${article.id}`)} search={search} data-title className={classes.title}>
          {title || t('list.untitled')}
        </Link>
        <span className={classes.under}>
          <span className="tabular">#{article.number}</span>
          {article.status !== 'published' && (
            <span className={classes.state} data-state={article.status}>
              {t(`state.${article.status}`)}
            </span>
          )}
          <WhoMayRead visibility={article.visibility} />
        </span>
      </th>
      <td data-column="languages">
        <TextMarks texts={article.texts} />
      </td>
      <td data-column="category">{category ? categoryName(category, i18n.language) : humanize(article.category)}</td>
      <td data-column="owner">
        {article.owner ? (
          <span className={classes.owner} title={article.owner.name}>
            <PersonAvatar name={article.owner.name} kind="agent" size={20} />
            <span className="visually-hidden">{article.owner.name}</span>
          </span>
        ) : (
          '–'
        )}
      </td>
      <td data-column="views" className="tabular">
        {article.view_count.toLocaleString(localeOf(i18n.language))}
      </td>
      <td data-column="helpful" className="tabular">
        <HelpfulRate article={article} />
      </td>
      <td data-column="verify">
        <VerifyBy article={article} />
      </td>
      <td data-column="changed">
        <TimeAgo at={article.last_updated} />
      </td>
    </tr>
  )
}

function WhoMayRead({ visibility }: Pick<ArticleListed, 'visibility'>) {
  const { t } = useTranslation('knowledge')
  if (visibility === 'public') return null
  const Icon = visibility === 'internal' ? IconLock : IconUserCheck
  return (
    <span className={classes.who}>
      <Icon size={12} stroke={1.5} aria-hidden />
      {t(`visibility.${visibility}`)}
    </span>
  )
}

function VerifyBy({ article: { verify_by, stale } }: { article: ArticleListed }) {
  const { t, i18n } = useTranslation('knowledge')
  const now = useNow()
  if (!verify_by) return <span className={classes.unknown}>–</span>
  return (
    <span className={classes.verify} data-stale={stale || undefined}>
      {stale && <IconAlertTriangle size={13} stroke={1.5} aria-hidden />}
      <span>
        <span className={classes.verifyName}>{t('column.verify')} </span>
        {shortDate(verify_by, now, i18n.language)}
      </span>
      {stale && <span className="visually-hidden">{t('list.overdue')}</span>}
    </span>
  )
}
