import { Radio } from '@mantine/core'
import classes from './account-form.module.css'

interface Props {
  value: string
  title: string
  hint: string
}

/** One of few ways to do it, with a sentence that helps to choose. */
export function WayCard({ value, title, hint }: Props) {
  return (
    <Radio.Card className={classes.way} value={value} radius="lg">
      <Radio.Indicator size="sm" mt={2} />
      <span className={classes.wayWords}>
        <span className={classes.wayTitle}>{title}</span>
        <span className={classes.quiet}>{hint}</span>
      </span>
    </Radio.Card>
  )
}
