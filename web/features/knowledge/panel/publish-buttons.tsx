import { Button, Popover, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './panel.module.css'
import { tomorrowAtNine } from './tomorrow.ts'

interface Props {
  busy: boolean
  /** Asking for a review is what comes first. */
  quiet?: boolean
  onPublish: (at?: string) => void
}

/** Now, or at a time in the reader's zone. */
export function PublishButtons({ busy, quiet = false, onPublish }: Props) {
  const { t } = useTranslation('knowledge')
  const [choosing, setChoosing] = useState(false)
  const [at, setAt] = useState(tomorrowAtNine)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChoosing(false)
    if (at) onPublish(new Date(at).toISOString())
  }
  return (
    <div className={classes.buttons}>
      <Button size="compact-md" variant={quiet ? 'default' : 'filled'} disabled={busy} onClick={() => onPublish()}>
        {t('standing.publish_now')}
      </Button>
      <Popover opened={choosing} onChange={setChoosing} position="bottom-end" width={260} trapFocus returnFocus>
        <Popover.Target>
          <Button
            size="compact-md"
            variant="subtle"
            color="gray"
            disabled={busy}
            aria-expanded={choosing}
            onClick={() => setChoosing(!choosing)}
          >
            {t('standing.schedule')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('standing.schedule')}>
          <form className={classes.pickTime} onSubmit={submit}>
            <TextInput
              type="datetime-local"
              size="sm"
              label={t('standing.when')}
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
            <Button type="submit" size="compact-md" disabled={!at}>
              {t('standing.schedule_it')}
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
