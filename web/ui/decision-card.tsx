import { useTranslation } from 'react-i18next'
import type { Decision } from '../../server/domains/tickets/contract.ts'
import type { Speaker } from '../lib/facets.ts'
import { useServerWords } from '../lib/use-server-words.ts'
import { reasonWords } from '../lib/why-reasons.ts'
import { queueClassName, sentenceOf } from '../lib/why-sentences.ts'
import { humanize, percentOf } from '../lib/words.ts'
import classes from './decision-card.module.css'
import { TimeAgo } from './time-ago.tsx'

interface Props {
  decision: Decision
  /** Its kind is said already. */
  plain?: boolean
}

/** One decision: a sentence, what was not chosen and why, and on request everything it looked at. */
export function DecisionCard({ decision, plain = false }: Props) {
  const { t, i18n } = useTranslation(['app', 'case'])
  const { kind, confidence, losers, inputs, version, result } = decision
  const speaker = { t, language: i18n.language }
  const sentence = sentenceOf(decision, speaker)
  const optionName = useOptionName()
  const Heading = plain ? 'h3' : 'h4'
  const foot = [
    // The sentence says the rule of a known kind; of others its name is all there is.
    ...(sentence ? [] : [`${t('why.rule')} ${ruleName(decision.rule, i18n)}`]),
    ...(confidence === null ? [] : [t('why.confidence', { percent: percentOf(confidence, i18n.language) })]),
    ...(version ? [versionName(version, speaker)] : []),
  ]
  return (
    <article className={classes.decision}>
      {!plain && (
        <header className={classes.head}>
          <h3>{kindName(kind, i18n)}</h3>
        </header>
      )}
      {sentence ? <p>{sentence}</p> : <Pairs label={t('why.decided')} pairs={result} strong />}
      {losers.length > 0 && (
        <div className={classes.losers}>
          <Heading>{t('why.not_chosen')}</Heading>
          <ul>
            {losers.map(({ option, reason }) => (
              <li key={option + reason}>
                <b>{optionName(option)}</b>
                {t('case:why.colon')}
                {reasonWords(reason, speaker)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details className={classes.facts}>
        <summary>{t('case:why.raw')}</summary>
        <Pairs label={t('why.looked_at')} pairs={inputs} />
      </details>
      <p className={classes.foot}>
        {foot.map((part) => `${part} · `)}
        <TimeAgo at={decision.at} style="words" />
      </p>
    </article>
  )
}

/** `framework 3` as the reader calls it. */
function versionName(version: string, { t }: Speaker) {
  const number = /^framework (\d+)$/.exec(version)?.[1]
  return number ? t('case:why.framework_version', { version: number }) : humanize(version)
}

/** Teams and classes as they are named; a facet with the value it might have had. */
function useOptionName() {
  const { t } = useTranslation(['app', 'case'])
  const words = useServerWords()
  return (option: string) => {
    const [facet, value] = option.split(': ')
    return value ? `${words(facet!)}: ${words(value)}` : queueClassName(option, t)
  }
}

type Words = ReturnType<typeof useTranslation>['i18n']

function kindName(kind: string, i18n: Words) {
  for (const key of [`case:why.kind.${kind}`, `why.kind.${kind}`]) {
    if (i18n.exists(key)) return i18n.t(key as 'why.kind.triage')
  }
  return humanize(kind)
}

function ruleName(rule: string, i18n: Words) {
  for (const key of [`case:why.rule.${rule}`, `queue.class.${rule}`, `why.rules.${rule}`]) {
    if (i18n.exists(key)) return i18n.t(key as 'why.rules.thread')
  }
  return humanize(rule.replaceAll('.', ' '))
}

/** Ids mean nothing to a reader; where they point to is shown elsewhere. */
const isShown = ([name, value]: [string, unknown]) =>
  value !== null && value !== undefined && value !== '' && !name.endsWith('_id')

function Pairs({ label, pairs, strong }: { label: string; pairs: Record<string, unknown>; strong?: boolean }) {
  const { t, i18n } = useTranslation(['app', 'case'])
  const words = useServerWords()
  const entries = Object.entries(pairs).filter(isShown)
  if (entries.length === 0) return null
  const nameOf = (name: string) => {
    const key = `case:fact.${name}`
    return i18n.exists(key) ? i18n.t(key as 'case:fact.topic') : humanize(name)
  }
  const written = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no')
    if (Array.isArray(value)) return value.map(written).join(', ') || t('common.unknown')
    if (value === null || typeof value !== 'object') return isWord(value) ? words(value) : String(value ?? '–')
    return Object.entries(value)
      .map(([name, inner]) => `${nameOf(name)}: ${written(inner)}`)
      .join('; ')
  }
  return (
    <dl className={classes.pairs} aria-label={label} data-strong={strong || undefined}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{nameOf(name)}</dt>
          <dd>{written(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

const isWord = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(value)
