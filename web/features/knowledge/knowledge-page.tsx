import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './knowledge.module.css'

interface Props {
  title: string
  intro?: string | undefined
  action?: ReactNode
  children: ReactNode
  /** Lists use the whole width; what is read stays narrow. */
  wide?: boolean
}

/** One place of the knowledge base: its name, what it is for, and what is there. */
export function KnowledgePage({ title, intro, action, children, wide = false }: Props) {
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <header className={classes.header}>
        <div className={classes.headWords}>
          <Title order={1}>{title}</Title>
          {intro && <p className={classes.intro}>{intro}</p>}
        </div>
        {action && <div className={classes.headAction}>{action}</div>}
      </header>
      {children}
    </div>
  )
}
