import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './settings-page.module.css'

interface PageProps {
  title: string
  intro: string
  action?: ReactNode
  children: ReactNode
}

/** A page of the settings: its name, one sentence what it is for, and what is on it. */
export function SettingsPage({ title, intro, action, children }: PageProps) {
  return (
    <>
      <header className={classes.header}>
        <div className={classes.words}>
          <Title order={1}>{title}</Title>
          <p className={classes.intro}>{intro}</p>
        </div>
        {action}
      </header>
      {children}
    </>
  )
}

/** One matter of a page: what it is on the left, what can be set on the right. */
export function SettingsSection({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <div>
        <h2 className={classes.sectionTitle}>{title}</h2>
        {hint && <div className={classes.hint}>{hint}</div>}
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  )
}
