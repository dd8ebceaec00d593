import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facet, Reading } from '../../../server/domains/triage/contract.ts'
import { facetWords, isUnsure } from '../../lib/facets.ts'
import { useMay } from '../../lib/me.ts'
import { percentOf } from '../../lib/words.ts'
import { FacetIcon } from './facet-icon.tsx'
import { FacetPicker } from './facet-picker.tsx'
import classes from './understanding.module.css'

export interface FacetProps {
  facet: Facet
  reading: Reading
  onCorrect: (value: string) => void
}

/** One facet: what it is, how sure that is or who said so, the list to correct it, and what explains it. */
export function FacetRow({ why, ...props }: FacetProps & { why: ReactNode }) {
  const { t, i18n } = useTranslation(['app', 'case'])
  const may = useMay()('triage.correct')
  const { facet, reading } = props
  const { value, decided_by } = reading
  const words = value ? facetWords({ t, language: i18n.language }, facet, value) : t('case:understanding.unknown')
  const percent = percentOf(reading.confidence, i18n.language)
  const shown = (
    <>
      <FacetIcon facet={facet} value={value} />
      <span className={classes.words} data-unknown={value === null || undefined}>
        {words}
      </span>
      {isUnsure(reading) && (
        <span className={classes.dot} title={t('case:understanding.unsure', { percent })}>
          <span className="visually-hidden">, {t('case:understanding.unsure', { percent })}</span>
        </span>
      )}
    </>
  )
  return (
    <div className={classes.row}>
      <dt>{t(`case:facet.${facet}`)}</dt>
      <dd>
        {may ? <FacetPicker {...props}>{shown}</FacetPicker> : <span className={classes.chip}>{shown}</span>}
        {reading.source === 'agent' && (
          <span className={classes.by}>
            {decided_by ? t('case:understanding.by', { name: decided_by.name }) : t('case:understanding.by_hand')}
          </span>
        )}
        <span className={classes.why}>{why}</span>
      </dd>
    </div>
  )
}
