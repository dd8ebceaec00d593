import type { ReactNode } from 'react'
import classes from './banner.module.css'

export const bannerIcon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

interface Props {
  icon: ReactNode
  children: ReactNode
  /** Buttons: what can be done about it. */
  actions?: ReactNode
}

/** One quiet line above a conversation. */
export function Banner({ icon, children, actions }: Props) {
  return (
    <div className={classes.banner}>
      {icon}
      <span className={classes.text}>{children}</span>
      {actions && <span className={classes.actions}>{actions}</span>}
    </div>
  )
}
