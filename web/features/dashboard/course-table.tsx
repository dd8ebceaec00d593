import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Figure } from '../../../server/domains/analytics/contract.ts'
import classes from './dashboard.module.css'
import { figureText, type GrainName, stepText, unitOf } from './figure-words.ts'

interface Props {
  figure: Figure
  grain: GrainName
  onDay: (day: string) => void
}

/** The chart for those who would rather read it. */
export function CourseTable({ figure, grain, onDay }: Props) {
  const { t, i18n } = useTranslation('dashboard')
  const unit = unitOf(figure.name)
  const text = (value: number | null) => figureText(unit, value, i18n.language)
  const hasInterval = figure.series.some(({ low }) => low !== null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.tableBox} tabIndex={0} aria-label={t(`question.${figure.name}`)}>
      <Table stickyHeader verticalSpacing={5} fz={13}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`column.${grain}`)}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('column.value')}
            </Table.Th>
            {hasInterval && (
              <Table.Th scope="col" ta="right" className={classes.wide}>
                {t('column.interval')}
              </Table.Th>
            )}
            <Table.Th scope="col" ta="right">
              {t('column.cases')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figure.series.map(({ day, value, low, high, cases, complete }) => (
            <Table.Tr key={day}>
              <Table.Th scope="row" fw={400}>
                {stepText(day, grain, i18n.language)}
                {!complete && <span className={classes.note}> · {t('incomplete_word')}</span>}
              </Table.Th>
              <Table.Td ta="right" className="tabular">
                {text(value)}
              </Table.Td>
              {hasInterval && (
                <Table.Td ta="right" className={`${classes.wide} tabular`}>
                  {low === null || high === null ? '–' : t('range', { low: text(low), high: text(high) })}
                </Table.Td>
              )}
              <Table.Td ta="right" className="tabular">
                {cases > 0 ? (
                  <button type="button" className={classes.linkButton} onClick={() => onDay(day)}>
                    {figureText('tickets', cases, i18n.language)}
                  </button>
                ) : (
                  '0'
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
