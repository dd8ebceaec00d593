import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Effect } from '../../../../server/domains/curation/contract.ts'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { effectQuery } from '../../../lib/queries/knowledge-care.ts'
import { ErrorState } from '../../../ui/states.tsx'
import shared from '../knowledge.module.css'
import { RowsLoading } from '../rows.tsx'
import classes from './care.module.css'
import { EffectChart } from './effect-chart.tsx'
import { useDefinition } from './use-definition.ts'

const DAYS = [14, 28, 90] as const

/** How much less a matter is asked since an article answers it, beside matters no article was written about. */
export function EffectPart() {
  const { t } = useTranslation(['knowledge', 'app'])
  const defined = useDefinition()
  const [days, setDays] = useState<(typeof DAYS)[number]>(28)
  const [asTable, setAsTable] = useState(false)
  const query = useInfiniteQuery(effectQuery(days))
  const first = query.data?.pages[0]
  const effects = query.data?.pages.flatMap(({ items }) => items) ?? []
  // A line without a dot says nothing; the table has all.
  const measured = effects.filter(({ reduction_percent }) => reduction_percent !== null)
  return (
    <section className={classes.block} aria-label={t('effect.title')}>
      <div className={classes.blockHead}>
        <h2>{t('effect.title')}</h2>
        <span className={shared.headAction}>
          <SegmentedControl
            size="xs"
            aria-label={t('effect.period')}
            data={DAYS.map((one) => ({ value: String(one), label: t('searches.days', { count: one }) }))}
            value={String(days)}
            onChange={(value) => setDays(DAYS.find((one) => String(one) === value) ?? 28)}
          />
          {effects.length > 0 && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAsTable(!asTable)}>
              {t(asTable ? 'effect.as_chart' : 'effect.as_table')}
            </Button>
          )}
        </span>
      </div>
      {first && (
        <p className={classes.note}>
          {t('effect.note', { goal: first.goal_percent, days })} {defined(first.definition)}
        </p>
      )}
      {query.isPending && <RowsLoading />}
      {query.isError && !first && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {first && effects.length === 0 && <p className={classes.note}>{t('effect.none')}</p>}
      {first && measured.length > 0 && !asTable && <EffectChart effects={measured} goal={first.goal_percent} />}
      {!asTable && measured.length < effects.length && (
        <p className={classes.note}>{t('effect.not_yet', { count: effects.length - measured.length })}</p>
      )}
      {first && effects.length > 0 && asTable && <EffectTable effects={effects} />}
      {query.hasNextPage && (
        <div className={shared.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('app:common.load_more')}
          </Button>
        </div>
      )}
    </section>
  )
}

function EffectTable({ effects }: { effects: readonly Effect[] }) {
  const { t, i18n } = useTranslation('knowledge')
  const defined = useDefinition()
  const number = (value: number | null) =>
    value === null ? '–' : new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value)
  const columns = ['before', 'after', 'control_before', 'control_after', 'reduction', 'interval'] as const
  return (
    <div className={classes.tableFrame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('effect.matter')}</th>
            {columns.map((name) => (
              <th key={name} scope="col" data-number>
                {t(`effect.${name}`)}
              </th>
            ))}
            <th scope="col">{t('effect.judged')}</th>
          </tr>
        </thead>
        <tbody>
          {effects.map((effect) => (
            <tr key={effect.article.id}>
              <th scope="row">
                <Link {...inKnowledge(`articles/${effect.article.id}`)} className={shared.link}>
                  {effect.article.title}
                </Link>
              </th>
              {[
                number(effect.contacts_per_1000.before),
                number(effect.contacts_per_1000.after),
                number(effect.controls.before_per_1000),
                number(effect.controls.after_per_1000),
                effect.reduction_percent === null ? '–' : `${number(effect.reduction_percent)}%`,
                effect.low_percent === null ? '–' : `${number(effect.low_percent)} … ${number(effect.high_percent)}%`,
              ].map((value, at) => (
                <td key={columns[at]} data-number className="tabular">
                  {value}
                </td>
              ))}
              <td>
                <span className={classes.judged} data-judgement={effect.judgement} title={defined(effect.because)}>
                  {t(`judgement.${effect.judgement}`)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
