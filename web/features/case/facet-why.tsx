import { useTranslation } from 'react-i18next'
import type { Facet, Reading, Triage } from '../../../server/domains/triage/contract.ts'
import { facetWords } from '../../lib/facets.ts'
import { exact, exactSeconds } from '../../lib/time.ts'
import { useRuleWords } from '../../lib/use-server-words.ts'
import { percentOf } from '../../lib/words.ts'
import classes from './why.module.css'
import { WhyButton } from './why-button.tsx'

interface Props {
  facet: Facet
  triage: Triage
}

/** Why a facet is as it is: what was found, how sure that is, what else it could have been, and who corrected it. */
export function FacetWhy({ facet, triage }: Props) {
  const { t } = useTranslation('case')
  return <WhyButton what={t(`facet.${facet}`)}>{() => <Reasons facet={facet} triage={triage} />}</WhyButton>
}

function Reasons({ facet, triage }: Props) {
  const { t, i18n } = useTranslation(['app', 'case'])
  const reading = triage[facet]
  const time = exactSeconds(reading.decided_at, i18n.language)
  const byPerson = reading.source === 'agent'
  const name = reading.decided_by?.name ?? t('common.someone')
  return (
    <div className={classes.reasons}>
      <p className={classes.sentence}>{byPerson ? t('case:why.by_person', { name, time }) : t('case:why.by_rules')}</p>
      {!byPerson && reading.value && (
        <Shares
          title={t('case:why.confidence')}
          facet={facet}
          shares={[{ value: reading.value, confidence: reading.confidence }, ...reading.alternatives]}
        />
      )}
      <Signals facet={facet} reading={reading} />
      <Corrections facet={facet} triage={triage} />
      <p className={classes.foot}>
        {t('case:why.rules_version', { version: triage.rules_version.replace(/^rules /, '') })} ·{' '}
        {t('case:why.decided', { time })}
      </p>
    </div>
  )
}

/** What was thought possible, as bars. */
function Shares({ title, facet, shares }: { title: string; facet: Facet; shares: Reading['alternatives'] }) {
  const { t, i18n } = useTranslation(['app', 'case'])
  return (
    <section>
      <h3>{title}</h3>
      <ul className={classes.shares}>
        {shares.map(({ value, confidence }) => (
          <li key={value}>
            <span>{facetWords({ t, language: i18n.language }, facet, value)}</span>
            <span className={classes.bar} aria-hidden="true">
              <i style={{ width: `${Math.round(confidence * 100)}%` }} />
            </span>
            <span className="tabular">{percentOf(confidence, i18n.language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Signals({ facet, reading }: { facet: Facet; reading: Reading }) {
  const { t } = useTranslation('case')
  const ruleWords = useRuleWords()
  if (reading.source === 'agent' && reading.signals.length === 0) return null
  return (
    <section>
      <h3>{t('why.signals')}</h3>
      {reading.signals.length === 0 && <p className={classes.quiet}>{t('why.no_signal')}</p>}
      <ul className={classes.signals}>
        {reading.signals.map(({ rule, found, weight }) => (
          <li key={`${rule} ${found}`}>
            {found && <b>{t('why.signal', { found: found.replace(' .. ', ' … ') })}</b>}{' '}
            <span>{ruleWords(rule.startsWith(`${facet}.`) ? rule.slice(facet.length + 1) : rule)}</span>
            <span className="tabular" title={t('why.weight', { weight })}>
              {weight > 0 ? '+' : ''}
              {Math.round(weight * 100) / 100}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Corrections({ facet, triage }: Props) {
  const { t, i18n } = useTranslation(['app', 'case'])
  const own = triage.corrections.filter((correction) => correction.facet === facet)
  if (own.length === 0) return null
  const words = (value: string | null) =>
    value ? facetWords({ t, language: i18n.language }, facet, value) : t('common.unknown')
  return (
    <section>
      <h3>{t('case:why.history')}</h3>
      <ul className={classes.signals}>
        {own.map(({ before, after, by, at }) => (
          <li key={at} title={exact(at, i18n.language)}>
            {t('case:why.correction', {
              name: by?.name ?? t('common.someone'),
              before: words(before),
              after: words(after),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
