import { Anchor, Button, Drawer, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { isForDeskOnly } from '../../lib/article-links.ts'
import { inKnowledge } from '../../lib/knowledge-search.ts'
import { useMay } from '../../lib/me.ts'
import { articleQuery, drawingQuery, versionQuery } from '../../lib/queries/knowledge.ts'
import { ErrorState } from '../../ui/states.tsx'
import classes from './ticket-articles.module.css'
import type { Offered } from './ticket-articles.tsx'
import type { InsertArticle } from './use-insert-article.ts'
import { useTicketAction } from './use-ticket-action.ts'

interface Props {
  ticket: Ticket
  article: Offered
  /** Where customers find the help center. */
  site: string
  insert: InsertArticle
  onClose: () => void
}

/** An article as its readers see it, beside the conversation it may answer. */
export function ArticleDrawer({ ticket, article, site, insert, onClose }: Props) {
  const { t } = useTranslation(['knowledge', 'app'])
  const may = useMay()
  const { link, busy } = useTicketAction(ticket.id)
  const secret = isForDeskOnly(article)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={560}
      title={article.title}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
      classNames={{ body: classes.drawer }}
    >
      <Published article={article} />
      <div className={classes.bar}>
        {may('ticket.reply') && !secret && (
          <Button
            size="compact-md"
            onClick={() => {
              onClose()
              insert.link(article)
            }}
          >
            {t('ticket.insert_link')}
          </Button>
        )}
        {may('ticket.reply') && !secret && (
          <Button
            size="compact-md"
            variant="default"
            onClick={() => {
              onClose()
              void insert.text(article)
            }}
          >
            {t('ticket.insert_text')}
          </Button>
        )}
        {secret && <p className={classes.quiet}>{t('ticket.internal')}</p>}
        {may('article.write') && (
          <Button
            size="compact-md"
            variant="subtle"
            color="gray"
            disabled={busy}
            onClick={() => void link(article.id).then(onClose)}
          >
            {t('ticket.used')}
          </Button>
        )}
        <span className={classes.ways}>
          {!secret && (
            <Anchor size="sm" href={`${site}${article.path}`} target="_blank" rel="noreferrer">
              {t('standing.open')}
            </Anchor>
          )}
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link {...props} {...inKnowledge(`articles/${article.id}`)} search={{ language: article.language }} />
            )}
          >
            {t('languages.open')}
          </Anchor>
        </span>
      </div>
    </Drawer>
  )
}

/** The version that is published, drawn by the server. */
function Published({ article: { id, language } }: { article: Offered }) {
  const article = useQuery(articleQuery(id, language))
  const version = article.data?.texts.find((text) => text.language === language)?.published_version
  const text = useQuery({ ...versionQuery(id, language, version ?? 0), enabled: version != null })
  const drawing = useQuery({ ...drawingQuery(text.data?.content ?? '', language), enabled: text.data !== undefined })
  const error = article.error ?? text.error ?? drawing.error
  if (error) return <ErrorState error={error} />
  if (!drawing.data) return <Skeleton height={280} radius="md" />
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn with HTML switched off and cleaned again by the server
    <article className={classes.prose} lang={language} dangerouslySetInnerHTML={{ __html: drawing.data.html }} />
  )
}
