import { Button, Popover, Skeleton, Table } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SurveySummary } from '../../../server/domains/csat/contract.ts'
import { SCORES, type Score } from '../../lib/outcome-search.ts'
import { localeOf } from '../../lib/time.ts'
import { percentOf } from '../../lib/words.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ScoreDots } from '../../ui/score-dots.tsx'
import classes from './ratings.module.css'

/** Below so many ratings a mean says little. */
const FEW = 10

interface Props {
  summary: SurveySummary | undefined
  failed: boolean
  chosen: Score | undefined
  onScore: (score: Score | undefined) => void
}

/** Mean, how many answered, and how the ratings spread. A number nobody knows is a dash. */
export function RatingsSummary({ summary, failed, chosen, onScore }: Props) {
  const { t, i18n } = useTranslation('outcome')
  if (failed && !summary) return null
  const number = (value: number) => value.toLocaleString(localeOf(i18n.language))
  const mean = summary?.mean?.toLocaleString(localeOf(i18n.language), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  const share = (part: number, whole: number) => (whole > 0 ? percentOf(part / whole, i18n.language) : '–')
  return (
    <section className={classes.summary} aria-label={t('ratings.mean')} aria-busy={!summary}>
      <dl className={classes.figures}>
        <Figure
          label={t('ratings.mean')}
          value={summary && (mean ?? '–')}
          unit={mean && t('ratings.of_five')}
          note={
            summary &&
            `${t('ratings.from', { count: summary.answered })}${
              summary.answered > 0 && summary.answered < FEW ? ` · ${t('ratings.small')}` : ''
            }`
          }
        />
        <Figure
          label={t('ratings.answered')}
          value={summary && share(summary.answered, summary.sent)}
          note={summary && t('ratings.answered_of', { answered: number(summary.answered), sent: number(summary.sent) })}
        />
        <Figure
          label={t('ratings.suppressed')}
          value={summary && number(summary.suppressed)}
          note={
            summary &&
            t('ratings.suppressed_of', { suppressed: number(summary.suppressed), resolved: number(summary.resolved) })
          }
        />
      </dl>
      <Distribution summary={summary} chosen={chosen} onScore={onScore} />
    </section>
  )
}

interface FigureProps {
  label: string
  value: string | undefined
  unit?: string
  note: string | undefined
}

function Figure({ label, value, unit, note }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>
        {value === undefined ? (
          <Skeleton height={28} width={72} radius="sm" />
        ) : (
          <span className={`${classes.value} tabular`}>
            {value} {unit && <small>{unit}</small>}
          </span>
        )}
        <span className={classes.note}>{note ?? ' '}</span>
      </dd>
    </div>
  )
}

function Distribution({ summary, chosen, onScore }: Omit<Props, 'failed'>) {
  const { t } = useTranslation('outcome')
  const [asTable, setAsTable] = useState(false)
  const counts = SCORES.map((score) => ({
    score,
    count: summary?.scores.find((one) => one.score === score)?.count ?? 0,
  }))
  return (
    <div className={classes.distribution}>
      <div className={classes.chartHead}>
        <h2>{t('ratings.distribution')}</h2>
        <span className={classes.period}>{summary && t('ratings.period', { count: summary.days })}</span>
        <Definitions />
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAsTable((table) => !table)}>
          {asTable ? t('ratings.bars') : t('ratings.table')}
        </Button>
      </div>
      {asTable ? (
        <ScoreTable counts={counts} total={summary?.answered ?? 0} />
      ) : (
        <Bars counts={counts} chosen={chosen} onScore={onScore} />
      )}
    </div>
  )
}

type Counts = { score: Score; count: number }[]

function Bars({ counts, chosen, onScore }: { counts: Counts } & Pick<Props, 'chosen' | 'onScore'>) {
  const { t } = useTranslation('outcome')
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    <ul className={classes.bars}>
      {counts.map(({ score, count }) => (
        <li key={score}>
          <button
            type="button"
            className={classes.bar}
            aria-pressed={chosen === score}
            onClick={() => onScore(chosen === score ? undefined : score)}
          >
            <span className={classes.barWord}>{t(`score.of_${score}`)}</span>
            <span className={classes.track} aria-hidden="true">
              <span className={classes.fill} style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className={`${classes.barCount} tabular`}>{count}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function ScoreTable({ counts, total }: { counts: Counts; total: number }) {
  const { t, i18n } = useTranslation('outcome')
  return (
    <Table className={classes.table} verticalSpacing={4} withRowBorders>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('ratings.rating')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('ratings.count')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('ratings.share')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {counts.map(({ score, count }) => (
          <Table.Tr key={score}>
            <Table.Th scope="row" fw={400}>
              <ScoreDots score={score} withWord />
            </Table.Th>
            <Table.Td className="tabular" ta="right">
              {count}
            </Table.Td>
            <Table.Td className="tabular" ta="right">
              {total > 0 ? percentOf(count / total, i18n.language) : '–'}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Definitions() {
  const { t } = useTranslation('outcome')
  const [open, setOpen] = useState(false)
  const terms = [
    [t('ratings.mean'), t('ratings.define_mean')],
    [t('ratings.answered'), t('ratings.define_answered')],
    [t('ratings.suppressed'), t('ratings.define_suppressed')],
  ]
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          size={26}
          label={t('ratings.definitions')}
          expanded={open}
          icon={<IconHelpCircle size={16} stroke={1.5} aria-hidden />}
          onClick={() => setOpen((now) => !now)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ratings.definitions')} maw="calc(100vw - 16px)">
        <dl className={classes.definitions} tabIndex={-1} data-autofocus>
          {terms.map(([term, words]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.note}>{t('ratings.define_period')}</p>
      </Popover.Dropdown>
    </Popover>
  )
}
