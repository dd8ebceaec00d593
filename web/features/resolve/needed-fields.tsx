import { Skeleton, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../../server/domains/interaction-reports/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import type { Resolving } from '../../lib/dialogs.ts'
import { emptyStep } from '../../lib/steps.ts'
import { StepsField } from '../../ui/steps-field.tsx'
import { CategoryField } from './category-field.tsx'
import { CauseField } from './cause-field.tsx'
import { FieldRow } from './field-row.tsx'
import { type Edits, knownOf, type Needed } from './resolution.ts'
import classes from './resolve.module.css'

interface Props {
  ticket: Ticket
  report: Report | undefined
  edits: Edits
  missing: Needed[]
  /** Somebody has tried to resolve: what is missing is said at its field. */
  tried: boolean
  by: Resolving['by']
  onChange: (change: Edits) => void
}

/** Category, cause and steps, filled in as far as they are known. */
export function NeededFields({ ticket, report, edits, missing, tried, by, onChange }: Props) {
  const { t } = useTranslation('outcome')
  const [blank] = useState(() => [emptyStep()])
  if (!report) return <Loading />
  const known = knownOf(ticket, report)
  const lacks = (needed: Needed) => missing.includes(needed)
  const trouble = (needed: Needed) => (tried && lacks(needed) ? t(`resolve.missing.${needed}`) : null)
  const proposed = report.cause_source === 'rule' ? report.cause_code : null
  const cause = edits.cause_code ?? known.cause_code
  const steps = edits.steps ?? (lacks('steps') && known.steps.length === 0 ? blank : known.steps)
  return (
    <>
      <div data-needed={lacks('category') || undefined}>
        <FieldRow label={t('resolve.category')} error={trouble('category')}>
          {(id) => (
            <CategoryField
              labelledBy={id}
              value={edits.category ?? known.category}
              onChange={(category) => onChange({ category })}
            />
          )}
        </FieldRow>
      </div>
      <div data-needed={lacks('cause_code') || undefined}>
        <FieldRow
          label={t('resolve.cause')}
          mark={
            proposed &&
            cause === proposed && (
              <Tooltip label={t('resolve.proposed_hint')} multiline w={260}>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tooltip must be reachable by keyboard */}
                <span className={classes.proposed} tabIndex={0}>
                  {t('resolve.proposed')}
                </span>
              </Tooltip>
            )
          }
        >
          {() => (
            <CauseField
              label={t('resolve.cause')}
              value={cause}
              proposed={proposed}
              error={trouble('cause_code')}
              onChange={(cause_code) => onChange({ cause_code })}
            />
          )}
        </FieldRow>
      </div>
      <div data-needed={lacks('steps') || undefined}>
        <FieldRow label={t('resolve.steps')} error={trouble('steps')}>
          {() => (
            <>
              {by === 'reply' && !lacks('steps') && steps.length === 0 && (
                <p className={classes.quiet}>{t('resolve.reply_counts')}</p>
              )}
              <StepsField
                steps={steps}
                showMissing={tried}
                addLabel={t('resolve.add_step')}
                onChange={(steps) => onChange({ steps })}
              />
            </>
          )}
        </FieldRow>
      </div>
    </>
  )
}

/** As high as what comes in the usual case. */
function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.loading} role="status" aria-label={t('common.loading')}>
      {[28, 32, 32].map((height, index) => (
        <div key={`${height}-${index.toString()}`} className={classes.field}>
          <Skeleton height={10} width={72} radius="sm" />
          <Skeleton height={height} radius="sm" />
        </div>
      ))}
    </div>
  )
}
