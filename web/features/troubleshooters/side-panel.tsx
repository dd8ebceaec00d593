import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault, StepKind } from '../../lib/queries/troubleshooters.ts'
import { AboutPanel } from './about-panel.tsx'
import classes from './editor.module.css'
import { FaultsPanel } from './faults-panel.tsx'
import { StepPanel } from './step-panel.tsx'
import { useStepWords } from './step-words.ts'
import { type Slot, slotOfAnswer } from './tree-edit.ts'
import type { Editor } from './use-editor.ts'
import { WalkPanel } from './walk-panel.tsx'

export const PANELS = ['step', 'walk', 'faults', 'about'] as const
export type Panel = (typeof PANELS)[number]

interface Props {
  editor: Editor
  panel: Panel
  chosen: string | null
  faults: Fault[]
  language: string
  known: Record<string, string>
  disabled: boolean
  onPanel: (panel: Panel) => void
  onChoose: (step: string) => void
  onAdd: (at: { from: string; slot: Slot } | null, kind: StepKind) => void
  onDelete: (step: string) => void
}

/** Beside the tree: the chosen step, a walk as somebody, what is wrong, or what it is about. */
export function SidePanel({ editor, panel, chosen, faults, language, known, disabled, ...on }: Props) {
  const { t } = useTranslation('troubleshooters')
  const { titleOf, slotOf } = useStepWords(language)
  const [learned, setLearned] = useState(known)
  const { written, setTree } = editor
  const tree = written.decision_tree
  const step = tree.steps.find(({ id }) => id === chosen)
  const labelOf = (one: Panel) =>
    one === 'faults' && faults.length > 0 ? `${t('bar.faults')} ${faults.length}` : t(`bar.${one}`)
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('bar.panel')}
        data={PANELS.map((value) => ({ value, label: labelOf(value) }))}
        value={panel}
        onChange={(value) => on.onPanel(PANELS.find((one) => one === value) ?? 'step')}
      />
      {panel === 'step' &&
        (step ? (
          <StepPanel
            {...{ tree, step, language, faults, disabled, languages: written.languages, articles: learned }}
            onTree={setTree}
            onAdd={on.onAdd}
            onArticle={(id, title) => setLearned({ ...learned, [id]: title })}
            onDelete={on.onDelete}
          />
        ) : (
          <p className={classes.quiet}>{t('panel.pick')}</p>
        ))}
      {panel === 'walk' && <WalkPanel content={written} language={language} onStep={on.onChoose} />}
      {panel === 'faults' && (
        <FaultsPanel
          faults={faults}
          titleOf={(id) => {
            const named = tree.steps.find((one) => one.id === id)
            return named ? titleOf(named) : id
          }}
          answerOf={(id, answer) => {
            const named = tree.steps.find((one) => one.id === id)
            return named ? slotOf(named, slotOfAnswer(named, answer)) : answer
          }}
          onChoose={on.onChoose}
        />
      )}
      {panel === 'about' && <AboutPanel editor={editor} language={language} disabled={disabled} />}
    </>
  )
}
