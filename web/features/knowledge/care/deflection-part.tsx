import { Button, Drawer, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Deflection, deflectionQuery } from '../../../lib/queries/knowledge-care.ts'
import { serverNow } from '../../../lib/server-clock.ts'
import { percentOf } from '../../../lib/words.ts'
import { ErrorState } from '../../../ui/states.tsx'
import shared from '../knowledge.module.css'
import { RowsLoading } from '../rows.tsx'
import classes from './care.module.css'
import { Defined } from './defined.tsx'
import { RateBars } from './rate-bars.tsx'
import { spanText } from './span-text.ts'
import { useDefinition } from './use-definition.ts'
import { VisitRows } from './visit-rows.tsx'

const DAYS = [7, 30, 90] as const
const DAY_MS = 86_400_000

interface Asked {
  title: string
  rows: string
}

/** Who came to write, read an article, and was not heard of again; and what speaks against that. */
export function DeflectionPart() {
  const { t } = useTranslation(['knowledge', 'app'])
  const [days, setDays] = useState<(typeof DAYS)[number]>(30)
  const [asked, setAsked] = useState<Asked | null>(null)
  const from = new Date(Math.floor(serverNow() / 3_600_000) * 3_600_000 - days * DAY_MS).toISOString()
  const query = useQuery(deflectionQuery(from))
  return (
    <section className={classes.block} aria-label={t('deflection.title')}>
      <div className={classes.blockHead}>
        <h2>{t('deflection.title')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('searches.period')}
          data={DAYS.map((one) => ({ value: String(one), label: t('searches.days', { count: one }) }))}
          value={String(days)}
          onChange={(value) => setDays(DAYS.find((one) => String(one) === value) ?? 30)}
        />
      </div>
      {query.isPending && <RowsLoading />}
      {query.isError && !query.data && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.data && !cameToWrite(query.data) && <p className={classes.note}>{t('deflection.nobody')}</p>}
      {query.data && cameToWrite(query.data) && <Measured deflection={query.data} onRows={setAsked} />}
      <Drawer
        opened={asked !== null}
        onClose={() => setAsked(null)}
        position="right"
        size={520}
        title={asked?.title}
        closeButtonProps={{ 'aria-label': t('app:common.close') }}
      >
        {asked && <VisitRows of={asked.rows} />}
      </Drawer>
    </section>
  )
}

/** Without anybody who came to write there is nothing to measure, and no row of noughts says more. */
const cameToWrite = ({ figures }: Deflection) => figures.some(({ name, value }) => name === 'intended' && value > 0)

function Measured({ deflection, onRows }: { deflection: Deflection; onRows: (asked: Asked) => void }) {
  const { t, i18n } = useTranslation('knowledge')
  const [asTable, setAsTable] = useState(false)
  const { rate, holdout } = deflection
  const percent = (value: number | null) => (value === null ? '–' : percentOf(value, i18n.language))
  const bars = [
    { name: t('deflection.rate'), rate },
    { name: t('deflection.suggested'), rate: holdout.suggested },
    { name: t('deflection.held_out', { percent: holdout.percent }), rate: holdout.held_out },
  ]
  return (
    <>
      <p className={classes.note}>{t('deflection.note', { time: spanText(deflection.silent_for, i18n.language) })}</p>
      <div className={classes.blockHead}>
        <p className={classes.headline}>
          <strong className="tabular">{percent(rate.value)}</strong>{' '}
          <span>
            {t('deflection.of', { count: rate.count, of: rate.of })}
            {rate.interval &&
              ` · ${t('deflection.interval', { low: percent(rate.interval.low), high: percent(rate.interval.high) })}`}
          </span>
        </p>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'effect.as_chart' : 'effect.as_table')}
        </Button>
      </div>
      <RateBars bars={bars} asTable={asTable} />
      <Worth holdout={holdout} />
      <Groups figures={deflection.figures} onRows={onRows} />
      <p className={classes.note}>{t('deflection.unrecognised', deflection.unrecognised)}</p>
    </>
  )
}

/** What suggestions are worth: nothing is claimed while chance alone may explain it. */
function Worth({ holdout: { difference, definition } }: Pick<Deflection, 'holdout'>) {
  const { t, i18n } = useTranslation('knowledge')
  const defined = useDefinition()
  const percent = (value: number) => percentOf(value, i18n.language)
  const known = difference && {
    value: percent(difference.value),
    low: percent(difference.low),
    high: percent(difference.high),
  }
  const isShown = difference !== null && (difference.low > 0 || difference.high < 0)
  return (
    <p className={classes.note}>
      {known ? t(isShown ? 'deflection.difference' : 'deflection.not_shown', known) : t('deflection.no_difference')}{' '}
      <Defined name={t('deflection.how')} definition={defined(definition)} />
    </p>
  )
}

/** Every group with what it counts; each leads to its visits. Those that speak against are among them. */
function Groups({ figures, onRows }: { figures: Deflection['figures']; onRows: (asked: Asked) => void }) {
  const { t } = useTranslation('knowledge')
  const defined = useDefinition()
  return (
    <div className={classes.tableFrame}>
      <table className={classes.table} aria-label={t('deflection.groups')}>
        <thead>
          <tr>
            <th scope="col">{t('deflection.group_name')}</th>
            <th scope="col" data-number>
              {t('deflection.visits')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ name, value, definition, rows }) => (
            <tr key={name}>
              <th scope="row">
                <Defined name={t(`deflection.group.${name}`)} definition={defined(definition)} />
              </th>
              <td data-number className="tabular">
                {value > 0 ? (
                  <button
                    type="button"
                    className={shared.link}
                    onClick={() => onRows({ title: t(`deflection.group.${name}`), rows })}
                  >
                    {value}
                  </button>
                ) : (
                  value
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
