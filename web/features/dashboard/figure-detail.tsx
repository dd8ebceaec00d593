import { Button } from '@mantine/core'
import { IconListDetails, IconTable, IconTimeline } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dashboard, Figure } from '../../../server/domains/analytics/contract.ts'
import type { DashboardSearch, Figure as FigureId } from '../../lib/dashboard-search.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Breakdowns } from './breakdowns.tsx'
import { CourseChart } from './course-chart.tsx'
import { CourseTable } from './course-table.tsx'
import classes from './dashboard.module.css'
import { Change } from './figure-tiles.tsx'
import { figureText, unitOf, wishText } from './figure-words.ts'

type Part = Pick<DashboardSearch, 'by' | 'key' | 'day' | 'missed'>

interface Props {
  dashboard: Dashboard
  name: FigureId
  onCases: (part: Part) => void
}

/** One figure in full: its question, its course, what it is made of, and the way to its cases. */
export function FigureDetail({ dashboard, name, onCases }: Props) {
  const { t } = useTranslation('dashboard')
  const [asTable, setAsTable] = useState(false)
  const figure = dashboard.figures.find((one) => one.name === name)!
  const isShare = unitOf(name) === 'percent'
  const cases = (part: Part = {}) =>
    onCases({ by: undefined, key: undefined, day: undefined, missed: undefined, ...part })
  return (
    <section className={classes.detail} aria-label={t(`figure.${name}`)}>
      <div className={classes.course}>
        <header className={classes.detailHead}>
          <div className={classes.heading}>
            <h2>{t(`question.${name}`)}</h2>
            <p className={classes.note}>
              {t(`figure.${name}`)}, {t(`unit.${name}`)}
            </p>
          </div>
          <IconButton
            label={asTable ? t('as_chart') : t('as_table')}
            icon={asTable ? <IconTimeline size={18} stroke={1.5} /> : <IconTable size={18} stroke={1.5} />}
            onClick={() => setAsTable((table) => !table)}
          />
        </header>
        {asTable ? (
          <CourseTable figure={figure} grain={dashboard.grain} onDay={(day) => cases({ day })} />
        ) : (
          <CourseChart
            figure={figure}
            grain={dashboard.grain}
            few={dashboard.few_cases}
            onDay={(day) => cases({ day })}
          />
        )}
        <Facts figure={figure} />
      </div>
      <div className={classes.madeOf}>
        <Breakdowns key={name} dashboard={dashboard} name={name} onPart={cases} />
        <div className={classes.ways}>
          <Button
            variant="default"
            size="compact-md"
            fz={13}
            leftSection={<IconListDetails size={16} stroke={1.5} aria-hidden />}
            disabled={figure.cases === 0}
            onClick={() => cases()}
          >
            {t('rows.open')}
          </Button>
          {isShare && (
            <Button
              variant="subtle"
              size="compact-md"
              fz={13}
              disabled={figure.cases === 0}
              onClick={() => cases({ missed: true })}
            >
              {t('rows.open_missed')}
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}

/** What the chart cannot draw: how sure the number is, its long end, what is still open. */
function Facts({ figure }: { figure: Figure }) {
  const { t, i18n } = useTranslation('dashboard')
  const { name, low, high, p90, open_cases, floor, target } = figure
  const text = (value: number | null) => figureText(unitOf(name), value, i18n.language)
  const wish = (value: number) => wishText(unitOf(name), value, i18n.language)
  const open = open_cases !== null && (name === 'first_response' || name === 'resolution' || name === 'first_contact')
  const facts = [
    low !== null && high !== null && t('interval', { low: text(low), high: text(high) }),
    p90 !== null && t('p90', { value: text(p90) }),
    open && t(`open.${name}`, { count: open_cases, number: figureText('tickets', open_cases, i18n.language) }),
    target !== null && t(unitOf(name) === 'seconds' ? 'target_time' : 'target', { target: wish(target) }),
    floor !== null && t('floor', { floor: wish(floor) }),
  ].filter(Boolean)
  return (
    <p className={`${classes.facts} tabular`}>
      <strong>{text(figure.value)}</strong>
      <Change figure={figure} />
      {facts.map((fact) => (
        <span key={String(fact)} className={classes.note}>
          {fact}
        </span>
      ))}
    </p>
  )
}
