import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DecisionTree, StepKind } from '../../lib/queries/troubleshooters.ts'
import { useStepWords } from './step-words.ts'
import { KINDS } from './tree-canvas.tsx'

interface Props {
  label: string
  tree: DecisionTree
  /** The step the way begins at. */
  from: string
  to: string | null
  language: string
  disabled: boolean
  hideLabel?: boolean
  onConnect: (to: string | null) => void
  onAdd: (kind: StepKind) => void
}

const NEW = 'new:'

/** Where a way leads: to a step that is there, or to a new one. */
export function TargetSelect({ label, tree, from, to, language, disabled, hideLabel, onConnect, onAdd }: Props) {
  const { t } = useTranslation('troubleshooters')
  const { titleOf } = useStepWords(language)
  const there = tree.steps.filter(({ id }) => id !== from)
  return (
    <Select
      {...(hideLabel ? { 'aria-label': label } : { label })}
      size="xs"
      searchable
      clearable
      disabled={disabled}
      placeholder={t('panel.nowhere')}
      comboboxProps={{ withinPortal: true }}
      data={[
        {
          group: t('panel.new'),
          items: KINDS.map((kind) => ({
            value: `${NEW}${kind}`,
            label: t('panel.new_step', { kind: t(`kind.${kind}`) }),
          })),
        },
        {
          group: t('panel.existing'),
          items: there.map((step) => ({ value: step.id, label: `${t(`kind.${step.kind}`)} · ${titleOf(step)}` })),
        },
      ]}
      value={to}
      onChange={(value) => {
        const kind = KINDS.find((one) => value === `${NEW}${one}`)
        if (kind) onAdd(kind)
        else onConnect(value)
      }}
    />
  )
}
