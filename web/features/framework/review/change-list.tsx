import { useTranslation } from 'react-i18next'
import type { FrameworkChange, FrameworkFinding } from '../../../../server/domains/framework/contract.ts'
import { useFindingWords } from '../use-finding-words.ts'
import classes from './review.module.css'
import { useChangeWords } from './use-change-words.ts'

/** What will be different, a sentence for each. */
export function ChangeList({ changes }: { changes: readonly FrameworkChange[] }) {
  const { t } = useTranslation('framework')
  const words = useChangeWords()
  if (changes.length === 0) return <p className={classes.quiet}>{t('review.nothing')}</p>
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <li key={`${change.path} ${change.kind}`}>{words(change)}</li>
      ))}
    </ul>
  )
}

/** What may be put in force and is hardly meant. */
export function FindingList({ findings }: { findings: readonly FrameworkFinding[] }) {
  const { t } = useTranslation('framework')
  const words = useFindingWords()
  if (findings.length === 0) return null
  return (
    <section className={classes.findings}>
      <h3>{t('review.warnings')}</h3>
      <ul>
        {findings.map((finding) => (
          <li key={finding.code + finding.path}>{words(finding)}</li>
        ))}
      </ul>
    </section>
  )
}
