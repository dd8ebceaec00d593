import { IconAlertTriangle, IconFilter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../lib/queries/troubleshooters.ts'
import { DropText, droppedAt } from './drop-text.tsx'
import { KindIcon } from './kind-icon.tsx'
import { useStepWords } from './step-words.ts'
import classes from './tree.module.css'
import type { TreeProps } from './tree-canvas.tsx'
import { CARD, type Placed } from './tree-layout.ts'

interface Props extends TreeProps {
  node: Placed
  step: Step
  said: string | null
}

/** One step: its kind, its title, whom it is for, what is wrong with it, and how many stop there. */
export function StepCard({ node, step, said, tree, language, chosen, faults, dropOff, onChoose }: Props) {
  const { t } = useTranslation('troubleshooters')
  const { titleOf, whomOf } = useStepWords(language)
  const own = faults.filter((fault) => fault.step === step.id).length
  const isChosen = chosen === step.id
  const whom = step.when ? whomOf(step.when) : ''
  return (
    <button
      type="button"
      className={classes.card}
      style={{ left: node.x, top: node.y, width: CARD.width, height: CARD.height }}
      data-step={step.id}
      data-kind={step.kind}
      data-faulty={own > 0 || undefined}
      aria-pressed={isChosen}
      tabIndex={isChosen || (chosen === null && tree.start === step.id) ? 0 : -1}
      onClick={() => onChoose(step.id)}
    >
      <span className={classes.kind}>
        <KindIcon kind={step.kind} size={14} />
        {t(`kind.${step.kind}`)}
        {whom && (
          <span className={classes.whom} title={t('canvas.for', { whom })}>
            <IconFilter size={12} stroke={1.5} aria-hidden />
            <span>{whom}</span>
          </span>
        )}
        {dropOff && <DropBar dropOff={dropOff} step={step.id} />}
        {own > 0 && <IconAlertTriangle className={classes.alarm} size={14} stroke={1.75} aria-hidden />}
      </span>
      <span className={classes.cardTitle}>{titleOf(step)}</span>
      <span className="visually-hidden">
        {[said, own > 0 && t('canvas.faults', { count: own })].filter(Boolean).join(', ')}
      </span>
    </button>
  )
}

/** How many came here of all who began, and how many of them left here. */
function DropBar({ dropOff, step }: { dropOff: TreeProps['dropOff'] & object; step: string }) {
  const { reached, left } = droppedAt(dropOff, step)
  const share = (count: number) => `${dropOff.runs.started > 0 ? (100 * count) / dropOff.runs.started : 0}%`
  return (
    <>
      <DropText dropOff={dropOff} step={step} />
      <span className={classes.dropBar} aria-hidden>
        <span className={classes.stayed} style={{ width: share(reached - left) }} />
        <span className={classes.left} style={{ width: share(left) }} />
      </span>
    </>
  )
}
