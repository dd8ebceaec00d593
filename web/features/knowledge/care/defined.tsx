import { Tooltip } from '@mantine/core'
import classes from './care.module.css'

/** A name with what it means: on hover, on focus and for those who hear it. */
export function Defined({ name, definition }: { name: string; definition: string }) {
  return (
    <Tooltip label={definition} multiline maw={340}>
      <span className={classes.defined}>
        <button type="button" aria-description={definition}>
          {name}
        </button>
      </span>
    </Tooltip>
  )
}
