import { IconArrowRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { KindIcon } from './kind-icon.tsx'
import { useStepWords } from './step-words.ts'
import classes from './tree.module.css'
import { AddHere, type TreeProps } from './tree-canvas.tsx'
import { layOut, type Placed } from './tree-layout.ts'

/** The tree on a narrow screen: steps below each other, what follows from an answer further in. */
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
  const { t } = useTranslation('troubleshooters')
  const { titleOf, slotOf } = useStepWords(props.language)
  const { step, from } = node
  const own = props.faults.filter((fault) => fault.step === step?.id && node.kind === 'card').length
  const said = from && slotOf(from.step, from.slot)
  return (
    <li>
      {said && <span className={classes.outlineSaid}>{said}</span>}
      {node.kind === 'nowhere' && from ? (
        <AddHere at={{ from: from.step.id, slot: from.slot }} said={said ?? ''} {...props} />
      ) : (
        <button
          type="button"
          className={classes.outlineStep}
          data-kind={node.kind === 'card' ? step?.kind : 'sign'}
          data-faulty={own > 0 || undefined}
          aria-pressed={props.chosen === step?.id}
          onClick={() => {
            if (!step) return
            props.onChoose(step.id)
            props.onEdit()
          }}
        >
          {node.kind === 'sign' ? (
            <IconArrowRight size={16} stroke={1.5} aria-hidden />
          ) : (
            step && <KindIcon kind={step.kind} />
          )}
          <span>{step && titleOf(step)}</span>
          {own > 0 && <em>{t('canvas.faults', { count: own })}</em>}
        </button>
      )}
      {node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <Branch key={child.key} node={child} {...props} />
          ))}
        </ul>
      )}
    </li>
  )
}
