import { Button, Modal } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article, ArticleVersion } from '../../../../server/domains/knowledge/contract.ts'
import { post } from '../../../lib/api.ts'
import { versionsQuery } from '../../../lib/queries/knowledge.ts'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import type { ArticleText } from '../editor/use-article-text.ts'
import shared from '../knowledge.module.css'
import { FirstVersion } from './first-version.tsx'
import { useArticleAction } from './use-article-action.ts'
import { VersionDiff } from './version-diff.tsx'
import classes from './versions.module.css'

interface Props {
  article: Article
  text: ArticleText
}

/** How the text became what it is: who, when, why; what changed, and back to any of it. */
export function Versions({ article, text }: Props) {
  const { t } = useTranslation(['knowledge', 'app'])
  const query = useInfiniteQuery(versionsQuery(article.id, article.language))
  const [open, setOpen] = useState<ArticleVersion | null>(null)
  const versions = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <ol className={classes.rows} aria-label={t('versions.list')}>
        {versions.map((version) => (
          <li key={version.number}>
            <button type="button" className={classes.row} onClick={() => setOpen(version)}>
              <span className={`${classes.number} tabular`}>v{version.number}</span>
              <span className={classes.who}>
                <span className={classes.author}>{version.author?.name ?? t('versions.nobody')}</span>
                <span className={classes.quiet}>
                  {' '}
                  <TimeAgo at={version.created_at} style="words" />
                </span>
                {version.restored_from !== null && (
                  <span className={classes.note}> {t('versions.restored', { number: version.restored_from })}</span>
                )}
                {version.note && <span className={classes.note}> {version.note}</span>}
              </span>
              {version.is_published && (
                <span className={shared.badge} data-tone="good">
                  {t('versions.live')}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <div className={shared.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('app:common.load_more')}
          </Button>
        </div>
      )}
      {open && <VersionDialog article={article} text={text} version={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function VersionDialog({ article, text, version, onClose }: Props & { version: ArticleVersion; onClose: () => void }) {
  const { t } = useTranslation(['knowledge', 'app'])
  const { act, busy } = useArticleAction()
  const isNewest = version.number === article.version
  const [against, setAgainst] = useState<'before' | 'now'>(isNewest || version.number > 1 ? 'before' : 'now')
  const { id, language } = article
  const range =
    against === 'now' && !isNewest
      ? { from: version.number, to: article.version }
      : { from: version.number - 1, to: version.number }
  const restore = () => post(`/knowledge/articles/${id}/texts/${language}/restore`, { number: version.number })
  return (
    <Modal
      opened
      onClose={onClose}
      size={860}
      title={t('versions.of', { number: version.number, title: version.title })}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      {range.from > 0 ? (
        <VersionDiff articleId={id} language={language} {...range} />
      ) : (
        <FirstVersion articleId={id} language={language} number={version.number} />
      )}
      <div className={classes.foot}>
        {!isNewest && version.number > 1 ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => setAgainst(against === 'now' ? 'before' : 'now')}
          >
            {t(against === 'now' ? 'versions.against_before' : 'versions.against_now')}
          </Button>
        ) : (
          <span />
        )}
        {!isNewest && article.may_change && (
          <Button
            disabled={busy || text.dirty}
            title={text.dirty ? t('standing.save_first') : undefined}
            onClick={() =>
              void act(restore, t('versions.restored_done', { number: version.number })).then((done) => {
                if (!done) return
                text.replace(null)
                onClose()
              })
            }
          >
            {t('versions.restore')}
          </Button>
        )}
      </div>
    </Modal>
  )
}
