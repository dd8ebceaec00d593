import { type Ref, useId } from 'react'
import type { Gap } from '../../lib/gaps.ts'
import classes from './composer.module.css'

interface Props {
  text: string
  gaps: Gap[]
  ref: Ref<HTMLDivElement>
}

/** The same text behind the field, unseen but for its marks: a text field can light up nothing itself. */
export function GapMarks({ text, gaps, ref }: Props) {
  const id = useId()
  const pieces = gaps.flatMap((gap, index) => [
    text.slice(gaps[index - 1]?.end ?? 0, gap.start),
    <mark key={`${id}-${gap.start}`}>{text.slice(gap.start, gap.end)}</mark>,
  ])
  return (
    <div ref={ref} className={classes.marks} aria-hidden>
      {pieces}
      {text.slice(gaps.at(-1)?.end ?? 0)}
    </div>
  )
}
