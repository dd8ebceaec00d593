import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { type Foldable, prefer, usePreferences } from '../lib/preferences.ts'
import classes from './fold-section.module.css'

interface Props {
  /** Under which this browser remembers whether it is open. */
  name: Foldable
  title: string
  /** The one thing worth knowing while it is folded. */
  summary: ReactNode
  children: ReactNode
}

/** A part of a panel that not everybody needs: it stays folded or open as its reader left it. */
export function FoldSection({ name, title, summary, children }: Props) {
  const { unfolded } = usePreferences()
  const id = useId()
  const open = unfolded.includes(name)
  const toggle = () => prefer({ unfolded: open ? unfolded.filter((one) => one !== name) : [...unfolded, name] })
  return (
    <section className={classes.section}>
      <header className={classes.head}>
        <h2>
          <button type="button" aria-expanded={open} aria-controls={`${id}content`} onClick={toggle}>
            <IconChevronRight size={14} stroke={1.75} aria-hidden />
            {title}
          </button>
        </h2>
        {!open && <div className={classes.summary}>{summary}</div>}
      </header>
      <div id={`${id}content`} hidden={!open}>
        {open && children}
      </div>
    </section>
  )
}
