import { type ReactNode, useId } from 'react'
import classes from './panel.module.css'

/** One matter of the panel. */
export function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {count !== undefined && count > 0 && <span className={classes.count}> {count}</span>}
      </h2>
      {children}
    </section>
  )
}
