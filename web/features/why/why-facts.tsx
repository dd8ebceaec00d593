import { useTranslation } from 'react-i18next'
import { exact } from '../../lib/time.ts'
import { useServerWords } from '../../lib/use-server-words.ts'
import { humanize } from '../../lib/words.ts'
import classes from './why.module.css'

interface Props {
  facts: Record<string, unknown>
  nameOf: (id: string) => string | null
}

/** Said elsewhere on the card, or nothing to a reader. */
const SAID = new Set(['path', 'also', 'signals', 'rules', 'cause', 'chain', 'reason'])

/** What counted for a decision, each as a small fact. Ids mean nothing to a reader. */
export function WhyFacts({ facts, nameOf }: Props) {
  const { t, i18n } = useTranslation(['app', 'case', 'why'])
  const written = useWritten(nameOf)
  const nameFact = (name: string) => {
    const key = [`why:fact.${name}`, `case:fact.${name}`].find((one) => i18n.exists(one))
    return key ? i18n.t(key as 'why:fact.team') : humanize(name)
  }
  const shown = Object.entries(facts).flatMap(([name, value]) => {
    const text = SAID.has(name) || name.endsWith('_id') ? null : written(value)
    return text === null ? [] : [{ name, text }]
  })
  if (shown.length === 0) return null
  return (
    <dl className={classes.facts} aria-label={t('why:facts')}>
      {shown.map(({ name, text }) => (
        <div key={name}>
          <dt>{nameFact(name)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A value as its reader would write it; null for what says nothing. */
function useWritten(nameOf: Props['nameOf']) {
  const { t, i18n } = useTranslation()
  const words = useServerWords()
  const text = (value: string): string => {
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return exact(value, i18n.language)
    return nameOf(value) ?? (/^[a-z][a-z0-9_]*$/.test(value) ? words(value) : value)
  }
  const written = (value: unknown): string | null => {
    if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no')
    if (typeof value === 'number') return value.toLocaleString(i18n.language)
    if (Array.isArray(value)) return value.map(written).filter(Boolean).join(', ') || null
    return typeof value === 'string' && value !== '' ? text(value) : null
  }
  return written
}
