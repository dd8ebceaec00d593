import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../../server/domains/knowledge/contract.ts'
import { useMay } from '../../../lib/me.ts'
import { suggestionsQuery } from '../../../lib/queries/knowledge-care.ts'
import { localeOf } from '../../../lib/time.ts'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { SuggestionCard } from '../care/suggestion-card.tsx'
import { HelpfulRate } from '../list/helpful-rate.tsx'
import classes from './panel.module.css'
import { Questions } from './questions.tsx'
import { Section } from './section.tsx'

/** What readers do with it and say about it, and what tickets teach: each line with what it is drawn from. */
export function Evidence({ article }: { article: Article }) {
  const { t, i18n } = useTranslation('knowledge')
  const may = useMay()
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>{t('column.views')}</dt>
          <dd className="tabular">{article.view_count.toLocaleString(localeOf(i18n.language))}</dd>
        </div>
        <div>
          <dt>{t('column.helpful')}</dt>
          <dd className="tabular">
            <HelpfulRate article={article} />
          </dd>
        </div>
        <div>
          <dt>{t('column.tickets')}</dt>
          <dd className="tabular">{article.related_ticket_count.toLocaleString(localeOf(i18n.language))}</dd>
        </div>
      </dl>
      {may('curation.read') && <Suggestions articleId={article.id} />}
      <Questions article={article} />
      <Troubleshooting article={article} />
      <Feedback article={article} />
      <Tickets article={article} />
    </>
  )
}

function Suggestions({ articleId }: { articleId: string }) {
  const { t } = useTranslation('knowledge')
  const query = useInfiniteQuery(suggestionsQuery({ article_id: articleId }))
  const suggestions = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Section title={t('suggestion.title')} count={suggestions.length}>
      {query.isSuccess && suggestions.length === 0 && <p className={classes.quiet}>{t('suggestion.none')}</p>}
      <ul>
        {suggestions.map((suggestion) => (
          <SuggestionCard key={suggestion.id} suggestion={suggestion} named={false} />
        ))}
      </ul>
    </Section>
  )
}

function Troubleshooting({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const lines = article.troubleshooting
  return (
    <Section title={t('troubleshooting.title')} count={lines.length}>
      {lines.length === 0 && <p className={classes.quiet}>{t('troubleshooting.none')}</p>}
      <ul>
        {lines.map(({ symptom, check, fix, evidence }) => (
          <li key={symptom + fix} className={classes.item}>
            <dl className={classes.triple}>
              <dt>{t('troubleshooting.symptom')}</dt>
              <dd>{symptom}</dd>
              {check !== fix && (
                <>
                  <dt>{t('troubleshooting.check')}</dt>
                  <dd>{check}</dd>
                </>
              )}
              <dt>{t('troubleshooting.fix')}</dt>
              <dd>{fix}</dd>
            </dl>
            <Cases tickets={evidence} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Cases({ tickets }: { tickets: readonly { ticket_id: string; case_id: string }[] }) {
  return (
    <p className={classes.cases}>
      {tickets.map(({ ticket_id, case_id }) => (
        <Link key={ticket_id} to="/tickets/$ticketId" params={{ ticketId: ticket_id }} className="tabular">
          {case_id}
        </Link>
      ))}
    </p>
  )
}

function Feedback({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const votes = article.helpful_votes + article.unhelpful_votes
  // A vote without a word is in the share above; a list of them tells nothing more.
  const said = article.customer_feedback.filter(({ comment }) => comment !== '')
  return (
    <Section title={t('feedback.title')} count={votes}>
      {said.length === 0 && <p className={classes.quiet}>{t(votes > 0 ? 'feedback.no_words' : 'feedback.none')}</p>}
      <ul>
        {said.map((one) => (
          <li key={one.id} className={classes.item}>
            <p className={classes.quiet}>
              {t(one.helpful ? 'feedback.helpful' : 'feedback.unhelpful')} · {one.language.toUpperCase()} ·{' '}
              <TimeAgo at={one.created_at} style="words" />
            </p>
            <p className={classes.words}>{one.comment}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Tickets({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  return (
    <Section title={t('tickets.title')} count={article.related_ticket_count}>
      {article.related_tickets.length === 0 && <p className={classes.quiet}>{t('tickets.none')}</p>}
      <ul className={classes.list}>
        {article.related_tickets.map(({ ticket_id, case_id, how }) => (
          <li key={ticket_id} className={classes.cases}>
            <Link to="/tickets/$ticketId" params={{ ticketId: ticket_id }} className="tabular">
              {case_id}
            </Link>
            <span>{t(`how.${how}`, { defaultValue: how })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
