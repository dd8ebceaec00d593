import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Breakdown, Dashboard } from '../../../server/domains/analytics/contract.ts'
import type { FacetName, Figure as FigureId } from '../../lib/dashboard-search.ts'
import classes from './dashboard.module.css'
import { figureText, unitOf } from './figure-words.ts'
import { usePartWords } from './use-part-words.ts'

interface Props {
  dashboard: Dashboard
  name: FigureId
  onPart: (part: { by: FacetName; key: string }) => void
}

const ORDER: readonly FacetName[] = ['score', 'age', 'channel', 'priority', 'team']
const REVERSED: readonly FacetName[] = ['score', 'priority']

/** What a figure is made of; each part opens its cases. */
export function Breakdowns({ dashboard, name, onPart }: Props) {
  const { t } = useTranslation('dashboard')
  const own = dashboard.breakdowns
    .filter(({ figure }) => figure === name)
    .toSorted((one, other) => ORDER.indexOf(one.by) - ORDER.indexOf(other.by))
  const [chosen, setChosen] = useState<FacetName>(own[0]?.by ?? 'channel')
  const breakdown = own.find(({ by }) => by === chosen) ?? own[0]
  if (!breakdown) return null
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these act at once */}
      <div className={classes.facets} role="group" aria-label={t(`figure.${name}`)}>
        {own.map(({ by }) => (
          <button
            key={by}
            type="button"
            className={classes.span}
            aria-pressed={by === breakdown.by}
            onClick={() => setChosen(by)}
          >
            {t(`by.${by}`)}
          </button>
        ))}
      </div>
      <Parts breakdown={breakdown} few={dashboard.few_cases} onPart={onPart} />
    </>
  )
}

function Parts({ breakdown, few, onPart }: { breakdown: Breakdown; few: number; onPart: Props['onPart'] }) {
  const { t, i18n } = useTranslation('dashboard')
  const words = usePartWords()
  const { figure, by } = breakdown
  // Scores and ages are parts of a whole: their bars say how many, whatever the figure is.
  const unit = by === 'score' ? 'tickets' : unitOf(figure)
  const sizeOf = (part: Breakdown['parts'][number]) => (unit === 'tickets' ? part.cases : (part.value ?? 0))
  const parts = REVERSED.includes(by) ? breakdown.parts.toReversed() : breakdown.parts
  const most = unit === 'percent' ? 100 : unit === 'score' ? 5 : Math.max(1e-9, ...parts.map(sizeOf))
  return (
    <ul className={classes.parts}>
      {parts.map((part) => (
        <li key={part.key}>
          <button
            type="button"
            className={classes.part}
            disabled={part.cases === 0}
            onClick={() => onPart({ by, key: part.key })}
          >
            <span className={classes.partWord}>{words(by, part.key)}</span>
            <span className={`${classes.partValue} tabular`}>
              {unit === 'tickets'
                ? figureText('tickets', part.cases, i18n.language)
                : figureText(unit, part.value, i18n.language)}
            </span>
            <span className={classes.track} aria-hidden="true">
              <span
                className={classes.fill}
                data-few={(unit !== 'tickets' && part.cases < few) || undefined}
                style={{ width: `${(sizeOf(part) / most) * 100}%` }}
              />
            </span>
            <span className={`${classes.partCases} tabular`}>
              {unit !== 'tickets' &&
                t('cases', { count: part.cases, number: figureText('tickets', part.cases, i18n.language) })}
              {unit !== 'tickets' && part.cases > 0 && part.cases < few && <> · {t('few')}</>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
