import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core'
import type { MouseEvent, ReactNode, Ref } from 'react'
import { useKeysFor } from '../lib/commands.ts'
import classes from './icon-button.module.css'
import { keyText } from './key-caps.tsx'

interface Props extends ActionIconProps {
  label: string
  keys?: string
  icon: ReactNode
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void
  pressed?: boolean
  expanded?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** A button that is only a picture: its name and its key appear on hover and on focus. */
export function IconButton({ label, keys: usual, icon, pressed, expanded, ...button }: Props) {
  const keys = useKeysFor(usual)
  return (
    <Tooltip
      label={
        <span className={classes.tip}>
          {label}
          {keys && <span className={classes.key}>{keyText(keys)}</span>}
        </span>
      }
    >
      <ActionIcon aria-label={label} aria-pressed={pressed} aria-expanded={expanded} {...button}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
