import { useTranslation } from 'react-i18next'
import type { DiffLine } from '../../../../server/domains/framework/contract.ts'
import { folded } from './line-diff.ts'
import classes from './review.module.css'

/** Lines that go and come, with what stands around them. The sign says which, not only the colour. */
export function TextDiff({ lines }: { lines: readonly DiffLine[] }) {
  const { t } = useTranslation('framework')
  if (lines.every(({ kind }) => kind === 'same')) return <p className={classes.quiet}>{t('diff.none')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.diff} aria-label={t('diff.label')} tabIndex={0}>
      <ol>
        {folded(lines).map((line) =>
          line.kind === 'gap' ? (
            <li key={`gap ${line.at}`} data-kind="gap">
              {t('diff.same', { count: line.count })}
            </li>
          ) : (
            <li key={`${line.kind} ${line.before} ${line.after}`} data-kind={line.kind}>
              <span className={classes.number} aria-hidden="true">
                {line.after ?? line.before}
              </span>
              <span className={classes.sign}>
                <span aria-hidden="true">{SIGNS[line.kind]}</span>
                {line.kind !== 'same' && <span className="visually-hidden">{t(`diff.${line.kind}`)}: </span>}
              </span>
              <code>{line.text || ' '}</code>
            </li>
          ),
        )}
      </ol>
    </section>
  )
}

const SIGNS = { same: ' ', added: '+', removed: '−' } as const
