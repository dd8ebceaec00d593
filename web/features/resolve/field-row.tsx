import { type ReactNode, useId } from 'react'
import classes from './resolve.module.css'

interface Props {
  label: string
  /** Beside the label: where the value comes from. */
  mark?: ReactNode
  error?: string | null
  children: (labelId: string) => ReactNode
}

/** One of the things that are needed: its name, what is known, what is wrong. */
export function FieldRow({ label, mark, error, children }: Props) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
    <div className={classes.field} role="group" aria-labelledby={id} data-missing={error ? true : undefined}>
      <div className={classes.label}>
        <span id={id}>{label}</span>
        {mark}
      </div>
      {children(id)}
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
