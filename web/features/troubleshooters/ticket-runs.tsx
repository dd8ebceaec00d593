import { Button } from '@mantine/core'
import { IconListTree } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../lib/commands.ts'
import { useMay } from '../../lib/me.ts'
import { type Run, runAt, ticketRunsQuery } from '../../lib/queries/troubleshooters.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './run.module.css'
import { RunDrawer } from './run-drawer.tsx'

/** What was tried for a ticket, or by its customer before it, and the way to try more. */
export function TicketRuns({ ticketId, language }: { ticketId: string; language: string | null }) {
  const { t } = useTranslation('troubleshooters')
  const may = useMay()
  const words = useProblemWords()
  const [open, setOpen] = useState<Run | 'new' | null>(null)
  const { data: runs = [] } = useQuery(ticketRunsQuery(ticketId))
  const look = (id: string) => runAt(id).then(setOpen, (error: unknown) => sayFailed(t('said.failed'), words(error)))
  const commands = useMemo(
    () => [{ id: 'walk_troubleshooter', label: t('run.command'), group: t('run.title'), run: () => setOpen('new') }],
    [t],
  )
  useCommands(commands)
  if (!may('troubleshooter.run')) return null
  return (
    <section className={classes.section} aria-label={t('run.title')}>
      <header className={classes.head}>
        <h2>{t('run.title')}</h2>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconListTree size={14} stroke={1.5} aria-hidden />}
          onClick={() => setOpen('new')}
        >
          {t('run.start')}
        </Button>
      </header>
      {runs.length > 0 && (
        <ul className={classes.runs}>
          {runs.map((run) => (
            <li key={run.id}>
              <button type="button" onClick={() => void look(run.id)}>
                <b>{run.title}</b>
                <span>
                  {t(`run.walked.${run.state}`)} · {t('run.tried', { count: run.path.length })} ·{' '}
                  {t(`run.by.${run.walked_by}`)} · <TimeAgo at={run.started_at} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <RunDrawer
          ticketId={ticketId}
          language={language}
          begun={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}
