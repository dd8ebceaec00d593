import { Tooltip } from '@mantine/core'
import type { MouseEvent, ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facet, Reading } from '../../../server/domains/triage/contract.ts'
import { FACET_KEYS, FACET_VALUES, facetWords, openFacet, useOpenFacet } from '../../lib/facets.ts'
import { percentOf } from '../../lib/words.ts'
import { keyText } from '../../ui/key-caps.tsx'
import { type Choice, PickList } from '../../ui/pick-list.tsx'
import { FacetIcon } from './facet-icon.tsx'
import type { FacetProps } from './facet-row.tsx'
import classes from './understanding.module.css'

/** The value of a facet as a button, and the list to correct it: choosing does it. */
export function FacetPicker({ facet, reading, onCorrect, children }: FacetProps & { children: ReactNode }) {
  const { t } = useTranslation(['app', 'case'])
  const opened = useOpenFacet() === facet
  const choices = useFacetChoices(facet, reading)
  const label = t('case:understanding.choose', { facet: t(`case:facet.${facet}`) })
  return (
    <PickList
      opened={opened}
      onClose={() => openFacet(null)}
      label={label}
      choices={choices}
      selected={reading.value ? [reading.value] : []}
      onPick={(value) => value !== reading.value && onCorrect(value)}
    >
      <FacetButton
        label={label}
        keys={FACET_KEYS[facet]}
        opened={opened}
        onClick={() => openFacet(opened ? null : facet)}
      >
        {children}
      </FacetButton>
    </PickList>
  )
}

interface ButtonProps {
  label: string
  keys: string
  opened: boolean
  onClick: (event: MouseEvent<HTMLButtonElement>) => void
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

function FacetButton({ label, keys, opened, children, ...button }: ButtonProps) {
  return (
    <Tooltip label={`${label}  ${keyText(keys)}`} disabled={opened}>
      <button type="button" {...button} className={classes.chip} aria-haspopup="listbox" aria-expanded={opened}>
        <span className="visually-hidden">{label}: </span>
        {children}
      </button>
    </Tooltip>
  )
}

/** Every value there is; what the rules also thought possible says how much. */
function useFacetChoices(facet: Facet, { value, confidence, source, alternatives }: Reading): Choice[] {
  const { t, i18n } = useTranslation(['app', 'case'])
  const others = new Map(alternatives.map((other) => [other.value, other.confidence]))
  const values = new Set([...FACET_VALUES[facet], ...others.keys(), ...(value ? [value] : [])])
  const hintOf = (candidate: string) => {
    const share = candidate === value ? confidence : others.get(candidate)
    if (share === undefined || (candidate === value && source === 'agent')) return undefined
    const percent = percentOf(share, i18n.language)
    return candidate === value ? t('case:understanding.sure', { percent }) : t('case:understanding.also', { percent })
  }
  return [...values].map((candidate) => ({
    value: candidate,
    label: facetWords({ t, language: i18n.language }, facet, candidate),
    hint: hintOf(candidate),
    icon: <FacetIcon facet={facet} value={candidate} />,
  }))
}
