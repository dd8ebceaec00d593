import { Anchor, Button } from '@mantine/core'
import { IconBolt, IconChevronRight, IconClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AutomationShown } from '../../../server/domains/automation/contract.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './automations.module.css'
import { RunList } from './run-list.tsx'
import { useSentences } from './use-sentences.ts'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

interface Props {
  automation: AutomationShown
  onTry: () => void
}

/** One automation: what it does in a sentence, how it does in numbers; opened, what it did. */
export function AutomationRow({ automation, onTry }: Props) {
  const { t } = useTranslation('automations')
  const [isOpen, setOpen] = useState(false)
  const inside = useId()
  const { name, path, enabled, trigger } = automation
  const Kind = trigger === 'after' ? IconClock : IconBolt
  return (
    <li className={classes.item} data-off={!enabled || undefined}>
      <button
        type="button"
        className={classes.row}
        aria-expanded={isOpen}
        aria-controls={inside}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={classes.kind} title={t(trigger === 'after' ? 'kind.time' : 'kind.event')}>
          <Kind {...icon} />
        </span>
        <span className={classes.matter}>
          <span className={classes.name}>
            {name}
            {!enabled && <span className={classes.off}>{t('row.off')}</span>}
          </span>
          <Sentence automation={automation} />
          <Numbers automation={automation} />
        </span>
        <IconChevronRight {...icon} className={classes.chevron} data-open={isOpen || undefined} />
      </button>
      {isOpen && (
        <div id={inside} className={classes.inside}>
          <div className={classes.actions}>
            <Button size="xs" variant="default" onClick={onTry}>
              {t('row.try')}
            </Button>
            <Anchor
              size="sm"
              renderRoot={(props) => <Link {...props} to="/settings/framework" search={{ face: 'yaml', path }} />}
            >
              {t('row.in_framework')}
            </Anchor>
          </div>
          <RunList name={name} />
        </div>
      )}
    </li>
  )
}

function Sentence({ automation }: { automation: AutomationShown }) {
  const { t } = useTranslation('automations')
  const say = useSentences()
  const conditions = say.conditions(automation)
  const when = [say.trigger(automation), ...conditions].join(t('sentence.and'))
  return (
    <span className={classes.sentence}>
      {when}
      {t('sentence.colon')}
      <b>{automation.do.map(say.deed).join(t('sentence.also'))}</b>
    </span>
  )
}

function Numbers({ automation }: { automation: AutomationShown }) {
  const { t } = useTranslation('automations')
  const { runs, refused, stopped, webhooks_failed, last_run_at, next_due_at, waiting } = automation
  return (
    <span className={classes.numbers}>
      <span>{t('row.runs', { count: runs })}</span>
      {last_run_at && (
        <span>
          {t('row.last')} <TimeAgo at={last_run_at} style="words" />
        </span>
      )}
      {waiting > 0 && <span>{t('row.waiting', { count: waiting })}</span>}
      {next_due_at && (
        <span>
          {t('row.next')} <TimeAgo at={next_due_at} style="words" />
        </span>
      )}
      {refused > 0 && <span data-tone="warn">{t('row.refused', { count: refused })}</span>}
      {stopped > 0 && <span data-tone="warn">{t('row.stopped', { count: stopped })}</span>}
      {webhooks_failed > 0 && <span data-tone="warn">{t('row.webhooks_failed', { count: webhooks_failed })}</span>}
    </span>
  )
}
