import { IconArrowRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../lib/queries/troubleshooters.ts'
import { DropText } from './drop-text.tsx'
import { KindIcon } from './kind-icon.tsx'
import { useStepWords } from './step-words.ts'
import classes from './tree.module.css'
import { AddHere, type TreeProps } from './tree-canvas.tsx'
import { layOut, type Placed } from './tree-layout.ts'

/**
 * The tree on a narrow screen: steps below each other, what follows from an answer further in. What comes when it did not
 * help stands below instead, so that a long way is as wide as a short one.
 */
export function TreeOutline(props: TreeProps) {
  const { t } = useTranslation('troubleshooters')
  const layout = useMemo(() => layOut(props.tree), [props.tree])
  const roots = layout.placed.filter(({ from }) => from === null)
  return (
    <nav className={classes.outline} aria-label={t('canvas.label')}>
      <ul>
        {roots.map((node) => (
          <Branch key={node.key} node={node} {...props} />
        ))}
      </ul>
    </nav>
  )
}

function Branch({ node, ...props }: { node: Placed } & TreeProps) {
  const { slotOf } = useStepWords(props.language)
  const { from } = node
  const said = from && slotOf(from.step, from.slot)
  const isNext = (child: Placed) => child.from?.slot.kind === 'not_helped'
  const further = node.children.filter((child) => !isNext(child))
  return (
    <>
      <li>
        {said && <span className={classes.outlineSaid}>{said}</span>}
        {node.kind === 'nowhere' && from ? (
          <AddHere at={{ from: from.step.id, slot: from.slot }} said={said ?? ''} {...props} />
        ) : (
          node.step && <OutlineStep step={node.step} isSign={node.kind === 'sign'} {...props} />
        )}
        {further.length > 0 && (
          <ul>
            {further.map((child) => (
              <Branch key={child.key} node={child} {...props} />
            ))}
          </ul>
        )}
      </li>
      {node.children.filter(isNext).map((child) => (
        <Branch key={child.key} node={child} {...props} />
      ))}
    </>
  )
}

/** A step, or the sign that the way goes on at one that stands elsewhere. */
function OutlineStep({ step, isSign, ...props }: { step: Step; isSign: boolean } & TreeProps) {
  const { t } = useTranslation('troubleshooters')
  const { titleOf } = useStepWords(props.language)
  const own = isSign ? 0 : props.faults.filter((fault) => fault.step === step.id).length
  return (
    <button
      type="button"
      className={classes.outlineStep}
      data-step={isSign ? undefined : step.id}
      data-kind={isSign ? 'sign' : step.kind}
      data-faulty={own > 0 || undefined}
      aria-pressed={props.chosen === step.id}
      onClick={() => {
        props.onChoose(step.id)
        props.onEdit()
      }}
    >
      {isSign ? <IconArrowRight size={16} stroke={1.5} aria-hidden /> : <KindIcon kind={step.kind} />}
      <span>{titleOf(step)}</span>
      {own > 0 && <em>{t('canvas.faults', { count: own })}</em>}
      {props.dropOff && !isSign && <DropText dropOff={props.dropOff} step={step.id} />}
    </button>
  )
}
