import { Menu } from '@mantine/core'
import { IconArrowRight, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionTree, DropOff, Fault, StepKind } from '../../lib/queries/troubleshooters.ts'
import { KindIcon } from './kind-icon.tsx'
import { StepCard } from './step-card.tsx'
import { useStepWords } from './step-words.ts'
import classes from './tree.module.css'
import type { Slot } from './tree-edit.ts'
import { CARD, layOut, middleOf, neighbour, type Placed, SIGN } from './tree-layout.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

export const KINDS: StepKind[] = ['question', 'check', 'article', 'fixed', 'ticket']

export interface TreeProps {
  tree: DecisionTree
  language: string
  chosen: string | null
  faults: Fault[]
  dropOff: DropOff | null
  may_change: boolean
  onChoose: (id: string) => void
  onEdit: () => void
  onDelete: (id: string) => void
  onAdd: (at: { from: string; slot: Slot } | null, kind: StepKind) => void
}

/** The tree, drawn from left to right. Arrow keys walk it, Enter edits, Delete deletes. */
export function TreeCanvas(props: TreeProps) {
  const { t } = useTranslation('troubleshooters')
  const { tree, chosen, onChoose, onEdit, onDelete, may_change } = props
  const layout = useMemo(() => layOut(tree), [tree])
  const canvas = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  const [zoom, setZoom] = useState(1)
  useEffect(() => {
    const card = chosen && canvas.current?.querySelector(`[data-step="${CSS.escape(chosen)}"]`)
    // At first in the middle, with what it leads to around it; later the tree holds still where it can.
    if (card) card.scrollIntoView({ block: isFirst.current ? 'center' : 'nearest', inline: 'nearest' })
    isFirst.current = false
  }, [chosen])
  const onKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).dataset.step
    if (!id) return
    if (event.key.startsWith('Arrow')) {
      event.preventDefault()
      const next = neighbour(layout, id, event.key)
      if (!next) return
      onChoose(next)
      canvas.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(next)}"]`)?.focus()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      onChoose(id)
      onEdit()
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && may_change) {
      event.preventDefault()
      onDelete(id)
    }
  }
  return (
    <div className={classes.frame}>
      <section className={classes.canvas} aria-label={t('canvas.label')} onKeyDown={onKeyDown}>
        <p className="visually-hidden">{t('canvas.keys')}</p>
        <div ref={canvas} className={classes.sheet} style={{ width: layout.width, height: layout.height, zoom }}>
          <svg className={classes.lines} width={layout.width} height={layout.height} aria-hidden>
            {layout.placed.map((node) =>
              node.from ? <Line key={node.key} node={node} layout={layout.placed} /> : null,
            )}
          </svg>
          {layout.placed.map((node) => (
            <Node key={node.key} node={node} {...props} />
          ))}
        </div>
      </section>
      <ZoomButtons zoom={zoom} onZoom={setZoom} />
    </div>
  )
}

function Line({ node, layout }: { node: Placed; layout: Placed[] }) {
  const parent = layout.find(({ key }) => key === node.from?.key)
  if (!parent) return null
  const [x1, y1, x2, y2] = [parent.x + CARD.width, middleOf(parent), node.x, middleOf(node)]
  const bend = (x2 - x1) / 2
  return (
    <path
      className={classes.line}
      data-slot={node.from?.slot.kind}
      d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
    />
  )
}

function Node({ node, ...props }: { node: Placed } & TreeProps) {
  const { slotOf } = useStepWords(props.language)
  const { from, step, x, y } = node
  const said = from && slotOf(from.step, from.slot)
  return (
    <>
      {said && (
        <span className={classes.said} style={{ left: x, top: y - 19, maxWidth: CARD.width }} title={said} aria-hidden>
          {said}
        </span>
      )}
      {node.kind === 'card' && step && <StepCard node={node} step={step} said={said} {...props} />}
      {node.kind === 'sign' && step && <Sign node={node} {...props} />}
      {node.kind === 'nowhere' && from && (
        <AddHere
          at={{ from: from.step.id, slot: from.slot }}
          said={said ?? ''}
          place={{ left: x, top: y }}
          {...props}
        />
      )}
    </>
  )
}

/** The way goes on at a step that is drawn elsewhere. */
function Sign({ node, language, onChoose }: { node: Placed } & TreeProps) {
  const { t } = useTranslation('troubleshooters')
  const { titleOf } = useStepWords(language)
  const title = titleOf(node.step!)
  return (
    <button
      type="button"
      className={classes.sign}
      style={{ left: node.x, top: node.y, width: SIGN.width, height: SIGN.height }}
      aria-label={t('canvas.goes_to', { title })}
      onClick={() => onChoose(node.step!.id)}
    >
      <IconArrowRight size={14} stroke={1.5} aria-hidden />
      <span>{title}</span>
    </button>
  )
}

interface AddProps {
  at: { from: string; slot: Slot } | null
  said: string
  place?: { left: number; top: number }
  onAdd: TreeProps['onAdd']
  may_change: boolean
}

/** An open end: what comes next is chosen by its kind. */
export function AddHere({ at, said, place, onAdd, may_change }: AddProps) {
  const { t } = useTranslation('troubleshooters')
  return (
    <Menu position="bottom-start" disabled={!may_change}>
      <Menu.Target>
        <button
          type="button"
          className={classes.add}
          style={place && { position: 'absolute', ...place, width: SIGN.width, height: SIGN.height }}
          disabled={!may_change}
          aria-label={at ? t('canvas.add', { answer: said }) : t('canvas.add_first')}
        >
          <IconPlus size={14} stroke={1.5} aria-hidden />
          <span>{at ? t('panel.new') : t('canvas.add_first')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map((kind) => (
          <Menu.Item key={kind} leftSection={<KindIcon kind={kind} />} onClick={() => onAdd(at, kind)}>
            {t(`kind.${kind}`)}
            <span className={classes.hint}>{t(`kind_hint.${kind}`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
