import { Button } from '@mantine/core'
import { IconPencilPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../server/domains/curation/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { post } from '../../lib/api.ts'
import { inKnowledge } from '../../lib/knowledge-search.ts'
import { useMay } from '../../lib/me.ts'
import { type TicketArticles as Articles, ticketArticlesQuery } from '../../lib/queries/retrieval.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ArticleDrawer } from './article-drawer.tsx'
import classes from './ticket-articles.module.css'
import { useInsertArticle } from './use-insert-article.ts'
import { useTicketAction } from './use-ticket-action.ts'

export type Offered = Articles['linked'][number] | Articles['suggested'][number]

interface Props {
  ticket: Ticket
  /** Something was put into the reply. */
  onInserted: () => void
}

/** What may answer this ticket and what was used for it: a look, a link into the reply, a draft for the next one. */
export function TicketArticles({ ticket, onInserted }: Props) {
  const { t } = useTranslation('knowledge')
  const query = useQuery(ticketArticlesQuery(ticket.id))
  const [open, setOpen] = useState<Offered | null>(null)
  const insert = useInsertArticle(ticket, onInserted)
  const may = useMay()
  const found = query.data
  // The conversation beside it says what is wrong when nothing can be loaded.
  if (!found) return null
  const ended = ticket.status === 'resolved' || ticket.status === 'closed'
  return (
    <section className={classes.section} aria-label={t('ticket.title')}>
      <h2>{t('ticket.title')}</h2>
      {found.linked.length > 0 && (
        <ul className={classes.rows} aria-label={t('ticket.linked')}>
          {found.linked.map((article) => (
            <LinkedRow key={article.id} ticketId={ticket.id} article={article} onOpen={() => setOpen(article)} />
          ))}
        </ul>
      )}
      {found.suggested.length > 0 && (
        <>
          <p className={classes.quiet}>{t(found.sure ? 'ticket.best' : 'ticket.unsure')}</p>
          <ul className={classes.rows} aria-label={t('ticket.best')}>
            {found.suggested.slice(0, 3).map((article) => (
              <li key={article.id} className={classes.row}>
                <button
                  type="button"
                  className={classes.title}
                  lang={article.language}
                  onClick={() => setOpen(article)}
                >
                  {article.title}
                </button>
                {may('ticket.reply') && article.visibility !== 'internal' && (
                  <button type="button" className={classes.act} onClick={() => insert.link(article)}>
                    {t('ticket.insert_link')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {found.linked.length + found.suggested.length === 0 && <p className={classes.quiet}>{t('ticket.none')}</p>}
      {ended && may('article.write') && <DraftButton ticketId={ticket.id} />}
      {open && (
        <ArticleDrawer ticket={ticket} article={open} site={found.site} insert={insert} onClose={() => setOpen(null)} />
      )}
    </section>
  )
}

interface LinkedProps {
  ticketId: string
  article: Articles['linked'][number]
  onOpen: () => void
}

function LinkedRow({ ticketId, article, onOpen }: LinkedProps) {
  const { t } = useTranslation('knowledge')
  const { unlink, busy } = useTicketAction(ticketId)
  return (
    <li className={classes.row}>
      <button type="button" className={classes.title} lang={article.language} onClick={onOpen}>
        {article.title}
      </button>
      <span className={classes.how}>{t(`how.${article.how}`, { defaultValue: article.how })}</span>
      {article.how === 'linked' && (
        <IconButton
          size={24}
          label={t('ticket.unlink', { title: article.title })}
          icon={<IconX size={13} stroke={1.5} aria-hidden />}
          disabled={busy}
          onClick={() => void unlink(article.id)}
        />
      )}
    </li>
  )
}

/** What was found out for one customer, for all of them: without what names anybody, and read by somebody first. */
function DraftButton({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('knowledge')
  const navigate = useNavigate()
  const { act, busy } = useTicketAction(ticketId)
  const draft = () =>
    act(async () => {
      const { article_id } = await post<Draft>('/knowledge/drafts', { ticket_id: ticketId })
      await navigate(inKnowledge(`articles/${article_id}`))
    })
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      className={classes.draft}
      loading={busy}
      leftSection={<IconPencilPlus size={14} stroke={1.5} aria-hidden />}
      onClick={() => void draft()}
    >
      {t('ticket.draft')}
    </Button>
  )
}
