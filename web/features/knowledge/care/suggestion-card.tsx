import { Button } from '@mantine/core'
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Measured, Suggestion } from '../../../../server/domains/curation/contract.ts'
import { put } from '../../../lib/api.ts'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { useMay } from '../../../lib/me.ts'
import shared from '../knowledge.module.css'
import { useArticleAction } from '../panel/use-article-action.ts'
import classes from './care.module.css'
import { FigureLine } from './figure-line.tsx'

/** What would make an article better, what it is drawn from, and what became of it. */
export function SuggestionCard({ suggestion, named = true }: { suggestion: Suggestion; named?: boolean }) {
  const { t, i18n } = useTranslation('knowledge')
  const may = useMay()
  const { act, busy } = useArticleAction()
  const { article, kind, priority, evidence, state } = suggestion
  const advice = i18n.language === 'zh' ? t(`suggestion.advice.${kind}`) : suggestion.recommendation
  const decide = (decision: 'done' | 'dismissed') =>
    act(() => put(`/knowledge/suggestions/${suggestion.id}/decision`, { decision }), t(`suggestion.${decision}_said`))
  return (
    <li className={classes.suggestion} data-inside={!named || undefined}>
      <div className={classes.suggestionHead}>
        <span className={shared.badge} data-tone={priority === 'HIGH' ? 'warn' : undefined}>
          {t(`suggestion.priority.${priority}`)}
        </span>
        <strong>{t(`suggestion.issue.${kind}`)}</strong>
        {named && (
          <Link {...inKnowledge(`articles/${article.id}`)} className={shared.link}>
            {article.title}
          </Link>
        )}
      </div>
      <p className={classes.advice}>{advice}</p>
      {evidence.figures.length > 0 && (
        <dl className={classes.figures}>
          {evidence.figures.map((figure) => (
            <FigureLine key={figure.name} figure={figure} />
          ))}
        </dl>
      )}
      {evidence.quotes.length > 0 && (
        <ul className={classes.quotes}>
          {[...new Set(evidence.quotes.map(({ text }) => text))].slice(0, 4).map((text) => (
            <li key={text}>“{text}”</li>
          ))}
        </ul>
      )}
      <Effect suggestion={suggestion} />
      {state === 'open' && may('curation.decide') && (
        <div className={classes.cardActions}>
          <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void decide('done')}>
            {t('suggestion.done')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            disabled={busy}
            onClick={() => void decide('dismissed')}
          >
            {t('suggestion.dismiss')}
          </Button>
        </div>
      )}
    </li>
  )
}

const ARROWS = { better: IconArrowUpRight, worse: IconArrowDownRight, no_difference: IconArrowRight }

/** Before and after somebody acted, over the same length of time. */
function Effect({ suggestion: { before, after, verdict } }: { suggestion: Suggestion }) {
  const { t, i18n } = useTranslation('knowledge')
  if (!before || !verdict) return null
  const Arrow = verdict === 'too_little' ? null : ARROWS[verdict]
  const share = (measured: Measured | null) =>
    measured?.value == null
      ? '–'
      : `${new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(measured.value)}% (n=${measured.n})`
  return (
    <p className={classes.effect} data-verdict={verdict}>
      {Arrow && <Arrow size={14} stroke={1.75} aria-hidden />}
      <strong>{t(`verdict.${verdict}`)}</strong>
      <span className="tabular">{t('verdict.from_to', { before: share(before), after: share(after) })}</span>
    </p>
  )
}
