import { Button, Group, Modal, Textarea } from '@mantine/core'
import { IconPencilPlus, IconZoomQuestion } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../../server/domains/curation/contract.ts'
import { post, put } from '../../../lib/api.ts'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { useMay } from '../../../lib/me.ts'
import { type Gap, gapsQuery } from '../../../lib/queries/knowledge-care.ts'
import { shortDate } from '../../../lib/time.ts'
import { useNow } from '../../../lib/use-now.ts'
import { useServerWords } from '../../../lib/use-server-words.ts'
import { EmptyState } from '../../../ui/states.tsx'
import shared from '../knowledge.module.css'
import { KnowledgePage } from '../knowledge-page.tsx'
import { useArticleAction } from '../panel/use-article-action.ts'
import { Rows } from '../rows.tsx'
import classes from './care.module.css'
import { Defined } from './defined.tsx'
import { useDefinition } from './use-definition.ts'

const STATES = ['open', 'covered', 'dismissed'] as const
const MOST_SAMPLES = 4

/** What people ask again and again and no article answers. */
export function GapsPage() {
  const { t } = useTranslation('knowledge')
  const [state, setState] = useState<Gap['state']>('open')
  const [dismissing, setDismissing] = useState<Gap | null>(null)
  const query = useInfiniteQuery(gapsQuery(state))
  const gaps = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <KnowledgePage title={t('place.gaps')} intro={t('gaps.intro')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these filter at once */}
      <div className={classes.tabs} role="group" aria-label={t('gaps.states')}>
        {STATES.map((one) => (
          <button key={one} type="button" aria-pressed={one === state} onClick={() => setState(one)}>
            {t(`gaps.${one}`)}
          </button>
        ))}
      </div>
      <Rows
        query={query}
        count={gaps.length}
        label={t('place.gaps')}
        empty={
          <EmptyState
            icon={<IconZoomQuestion size={22} stroke={1.5} aria-hidden />}
            title={t(`gaps.empty_${state}`)}
            hint={state === 'open' ? t('gaps.empty_hint') : undefined}
          />
        }
      >
        {gaps.map((gap) => (
          <GapCard key={gap.id} gap={gap} onDismiss={() => setDismissing(gap)} />
        ))}
      </Rows>
      {dismissing && <DismissDialog gap={dismissing} onClose={() => setDismissing(null)} />}
    </KnowledgePage>
  )
}

function GapCard({ gap, onDismiss }: { gap: Gap; onDismiss: () => void }) {
  const { t, i18n } = useTranslation('knowledge')
  const may = useMay()
  const now = useNow()
  const { act, busy } = useArticleAction()
  const defined = useDefinition()
  const wordFor = useServerWords()
  const navigate = useNavigate()
  const draft = () =>
    act(async () => {
      const { article_id } = await post<Draft>(`/knowledge/gaps/${gap.id}/draft`, {})
      await navigate({ ...inKnowledge(`articles/${article_id}`), search: {} })
    })
  const written = gap.article_id ?? gap.draft_id
  const samples = gap.samples.filter((sample) => sample !== gap.question).slice(0, MOST_SAMPLES)
  return (
    <li className={classes.gap}>
      <div className={classes.gapHead}>
        <h2 lang={gap.language}>{gap.question}</h2>
        <span className={`${classes.size} tabular`}>
          {[
            ...(gap.ticket_count > 0 ? [t('gaps.tickets', { count: gap.ticket_count })] : []),
            ...(gap.search_count > 0 ? [t('gaps.searches', { count: gap.search_count })] : []),
          ].join(' · ')}
        </span>
      </div>
      <p className={shared.facts}>
        <span className={shared.badge}>{gap.language.toUpperCase()}</span>
        {gap.category && <span>{wordFor(gap.category)}</span>}
        <span>
          {t('gaps.between', {
            from: shortDate(gap.first_at, now, i18n.language),
            to: shortDate(gap.last_at, now, i18n.language),
          })}
        </span>
        {gap.tickets.slice(0, 6).map(({ ticket_id, case_id }) => (
          <Link key={ticket_id} to="/tickets/$ticketId" params={{ ticketId: ticket_id }} className="tabular">
            {case_id}
          </Link>
        ))}
      </p>
      {samples.length > 0 && (
        <ul className={classes.samples} lang={gap.language} aria-label={t('gaps.samples')}>
          {samples.map((sample) => (
            <li key={sample}>{sample}</li>
          ))}
        </ul>
      )}
      {gap.recurrence && (
        <p className={classes.note}>
          <Defined
            name={t('gaps.recurrence', {
              before: gap.recurrence.before,
              after: gap.recurrence.after,
              days: gap.recurrence.days,
            })}
            definition={defined(gap.recurrence.definition)}
          />
        </p>
      )}
      {gap.comment && <p className={classes.note}>{gap.comment}</p>}
      <div className={classes.cardActions}>
        {written ? (
          <Link {...inKnowledge(`articles/${written}`)} className={shared.link}>
            {t(gap.article_id ? 'gaps.open_article' : 'gaps.open_draft')}
          </Link>
        ) : (
          gap.state === 'open' &&
          may('article.write') && (
            <Button
              size="compact-md"
              fz={13}
              loading={busy}
              leftSection={<IconPencilPlus size={15} stroke={1.5} aria-hidden />}
              onClick={() => void draft()}
            >
              {t('gaps.draft')}
            </Button>
          )
        )}
        {gap.state === 'open' && may('curation.decide') && (
          <Button size="compact-md" fz={13} variant="subtle" color="gray" onClick={onDismiss}>
            {t('gaps.dismiss')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** Why it is no gap is kept: the next one who finds it wants to know. */
function DismissDialog({ gap, onClose }: { gap: Gap; onClose: () => void }) {
  const { t } = useTranslation(['knowledge', 'app'])
  const { act, busy } = useArticleAction()
  const [comment, setComment] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { decision: 'dismissed', comment: comment.trim() }
    if (await act(() => put(`/knowledge/gaps/${gap.id}/decision`, body), t('gaps.dismissed_said'))) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('gaps.dismiss_title')}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Textarea
          label={t('gaps.reason')}
          autosize
          minRows={2}
          maxLength={1000}
          value={comment}
          data-autofocus
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Group justify="end" gap="xs" mt="md">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('app:common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!comment.trim()}>
            {t('gaps.dismiss')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
