import { useTranslation } from 'react-i18next'
import type { ChangedStep, Step, VersionDifference } from '../../lib/queries/troubleshooters.ts'
import { withWordChanges } from '../../lib/word-diff.ts'
import classes from './difference.module.css'
import { KindIcon } from './kind-icon.tsx'
import { MarkBadge } from './mark-badge.tsx'
import { waysOn } from './tree-edit.ts'
import { type Told, useDifferenceWords } from './use-difference-words.ts'

interface Props {
  difference: VersionDifference
  language: string
}

/** What is another one between two versions, in words: around the tree first, then step by step. */
export function DifferenceList({ difference, language }: Props) {
  const { t } = useTranslation('troubleshooters')
  const words = useDifferenceWords(language, difference)
  return (
    <ul className={classes.list} aria-label={t('difference.title')}>
      {difference.about.length > 0 && (
        <li className={classes.step}>
          <h3 className={classes.stepHead}>{t('difference.about')}</h3>
          {difference.about.map((change) => (
            <Change key={`${change.what}${'language' in change ? change.language : ''}`} told={words.about(change)} />
          ))}
        </li>
      )}
      {difference.steps.map((changed) => (
        <StepEntry key={`${changed.change}/${idOf(changed)}`} changed={changed} words={words} />
      ))}
    </ul>
  )
}

const idOf = (changed: ChangedStep): string => (changed.change === 'changed' ? changed.id : changed.step.id)

type Words = ReturnType<typeof useDifferenceWords>

function StepEntry({ changed, words }: { changed: ChangedStep; words: Words }) {
  const step = changed.change === 'changed' ? words.stepOf(changed.id) : changed.step
  if (!step) return null
  return (
    <li className={classes.step} data-mark={changed.change}>
      <h3 className={classes.stepHead}>
        <KindIcon kind={step.kind} />
        <span>{words.titleOf(step)}</span>
        <MarkBadge mark={changed.change} />
      </h3>
      {toldOf(changed, step, words).map((told, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: changes between versions that never change
        <Change key={at} told={told} />
      ))}
    </li>
  )
}

/** A step that only one version has is told as a whole, as that version has it: its title stands above. */
function toldOf(changed: ChangedStep, step: Step, { changed: told, bodyOf }: Words): Told[] {
  if (changed.change === 'changed') return changed.changes.map((change) => told(step, change))
  const ways = waysOn(step).map(({ slot, to }) => ({
    ...{ what: 'way' as const, way: slot.kind, answer: slot.kind === 'answer' ? slot.id : null },
    ...{ before: to, after: to },
  }))
  const whom = step.when ? [{ what: 'when' as const, answer: null, before: step.when, after: step.when }] : []
  const whole = [...bodyOf(step), ...[...ways, ...whom].map((change) => told(step, change))]
  const gone = changed.change === 'added' ? 'before' : 'after'
  return whole.map((one) => ({ ...one, [gone]: '' }))
}

/** The earlier text crossed out, the later one below it; words that are the same in both are not marked. */
function Change({ told: { label, language, before, after } }: { told: Told }) {
  const { t } = useTranslation('troubleshooters')
  const rows = withWordChanges([
    ...(before ? [{ kind: 'removed' as const, text: before }] : []),
    ...(after ? [{ kind: 'added' as const, text: after }] : []),
  ])
  return (
    <div className={classes.change}>
      <p className={classes.label}>
        {label}
        {language && <span className={classes.code}>{language.toUpperCase()}</span>}
      </p>
      {rows.map(({ kind, parts }) => {
        const Tag = kind === 'added' ? 'ins' : 'del'
        return (
          <Tag key={kind} className={classes.text} data-kind={kind} lang={language ?? undefined}>
            <span className="visually-hidden">{t(`difference.${kind === 'added' ? 'now' : 'before'}`)}: </span>
            {parts.map(({ text, changed }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that never changes
              <span key={at} className={changed ? classes.part : undefined}>
                {text}
              </span>
            ))}
          </Tag>
        )
      })}
    </div>
  )
}
