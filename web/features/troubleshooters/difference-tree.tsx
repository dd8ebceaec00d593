import { IconArrowRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionDifference } from '../../lib/queries/troubleshooters.ts'
import classes from './difference.module.css'
import { KindIcon } from './kind-icon.tsx'
import { MarkBadge } from './mark-badge.tsx'
import { type Mark, type MarkedStep, markedTree } from './marked-tree.ts'
import { useStepWords } from './step-words.ts'

interface Props {
  difference: VersionDifference
  language: string
}

/** Both versions as one tree: what is new, what is another one, and what is gone where it stood. */
export function DifferenceTree({ difference, language }: Props) {
  const { t } = useTranslation('troubleshooters')
  const roots = useMemo(() => markedTree(difference.trees, marksOf(difference)), [difference])
  return (
    <ul className={classes.tree} aria-label={t('canvas.label')}>
      {roots.map((node) => (
        <Branch key={node.key} node={node} language={language} />
      ))}
    </ul>
  )
}

/** One of another kind, removed and added under one name, is a changed one. */
function marksOf({ steps }: VersionDifference): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const one of steps) {
    const id = one.change === 'changed' ? one.id : one.step.id
    marks.set(id, marks.has(id) ? 'changed' : one.change)
  }
  return marks
}

/** What follows when it did not help stands below it, not further in: long ways stay readable on a phone. */
function Branch({ node, language }: { node: MarkedStep; language: string }) {
  const isNext = ({ way }: MarkedStep) => way?.slot.kind === 'not_helped'
  const further = node.children.filter((child) => !isNext(child))
  return (
    <>
      <li>
        <Way node={node} language={language} />
        <Place node={node} language={language} />
        {further.length > 0 && (
          <ul>
            {further.map((child) => (
              <Branch key={child.key} node={child} language={language} />
            ))}
          </ul>
        )}
      </li>
      {node.children.filter(isNext).map((child) => (
        <Branch key={child.key} node={child} language={language} />
      ))}
    </>
  )
}

function Way({ node: { way }, language }: { node: MarkedStep; language: string }) {
  const { t } = useTranslation('troubleshooters')
  const { slotOf } = useStepWords(language)
  if (!way) return null
  const Tag = way.mark === 'removed' ? 'del' : way.mark === 'added' ? 'ins' : 'span'
  return (
    <Tag className={classes.way} data-mark={way.mark ?? undefined}>
      {way.mark && <span className="visually-hidden">{t(`difference.mark.${way.mark}`)}: </span>}
      {slotOf(way.step, way.slot)}
    </Tag>
  )
}

function Place({ node: { kind, step, mark, way }, language }: { node: MarkedStep; language: string }) {
  const { t } = useTranslation('troubleshooters')
  const { titleOf } = useStepWords(language)
  if (kind === 'card' && step)
    return (
      <div className={classes.card} data-mark={mark ?? undefined}>
        <KindIcon kind={step.kind} />
        <span>{titleOf(step)}</span>
        {mark && <MarkBadge mark={mark} />}
      </div>
    )
  return (
    <div className={classes.sign} data-mark={way?.mark ?? undefined}>
      <IconArrowRight size={14} stroke={1.5} aria-hidden />
      <span>{step ? titleOf(step) : t('panel.nowhere')}</span>
    </div>
  )
}
