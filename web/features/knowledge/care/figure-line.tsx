import { useTranslation } from 'react-i18next'
import type { Figure } from '../../../../server/domains/curation/contract.ts'
import { humanize, percentOf } from '../../../lib/words.ts'
import classes from './care.module.css'
import { Defined } from './defined.tsx'
import { useDefinition } from './use-definition.ts'

/** What is counted or measured; every other figure is a rate in percent. */
const NUMBERS = new Set(['complaints', 'days_overdue', 'reading_level', 'tickets'])

/** A figure with what it stands on; its definition on hover and on focus. */
export function FigureLine({ figure }: { figure: Figure }) {
  const { t, i18n } = useTranslation('knowledge')
  const defined = useDefinition()
  const number = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value)
  const { name, definition, value, n, low, high, compared_with } = figure
  const amount = (value: number) => (NUMBERS.has(name) ? number(value) : percentOf(value / 100, i18n.language))
  // Rates are named after what they are the evidence of.
  const known = ['figure', 'suggestion.issue'].find((part) => i18n.exists(`knowledge:${part}.${name}`))
  const called = known ? t(`${known}.${name}` as 'figure.tickets') : humanize(name)
  const basis = [
    // What is counted is its own basis.
    ...(NUMBERS.has(name) && n === value ? [] : [`n=${number(n)}`]),
    ...(low !== null && high !== null ? [t('figure.interval', { low: amount(low), high: amount(high) })] : []),
    ...(compared_with !== null ? [t('figure.usual', { value: amount(compared_with) })] : []),
  ]
  return (
    <div>
      <dt>
        <Defined name={called} definition={defined(definition)} />
      </dt>
      <dd className="tabular">
        {amount(value)}
        <span className={classes.basis}> {basis.join(' · ')}</span>
      </dd>
    </div>
  )
}
