import { Button, Checkbox, Menu, Progress } from '@mantine/core'
import {
  IconAntennaBars5,
  IconCircleCheck,
  IconClockPause,
  IconDots,
  IconTag,
  IconUserPlus,
  IconX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import { useMay } from '../../lib/me.ts'
import { type BulkProgress, stopBulkChange } from '../../lib/use-bulk-change.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyCaps } from '../../ui/key-caps.tsx'
import classes from './bulk-bar.module.css'
import type { Handle } from './use-hand-commands.ts'
import { MOST_SELECTED, type useSelection } from './use-selection.ts'

interface Props {
  tickets: Ticket[]
  loaded: number
  progress: BulkProgress | null
  selection: ReturnType<typeof useSelection>
  selectMore: (() => Promise<void>) | null
  onPick: (handle: Handle) => void
  onSpam: () => void
}

const icon = { size: 18, stroke: 1.5, 'aria-hidden': true } as const

/** Over the head of the list: what can be done with all ticked tickets, and how far it is while it is being done. */
export function BulkBar({ progress, ...props }: Props) {
  return progress ? <Working {...progress} /> : <Choosing {...props} />
}

function Choosing({ tickets, loaded, selection, selectMore, onPick, onSpam }: Omit<Props, 'progress'>) {
  const { t } = useTranslation(['lists', 'app'])
  const may = useMay()
  const count = tickets.length
  const all = count === Math.min(loaded, MOST_SELECTED)
  return (
    <>
      <div className={classes.bar} role="toolbar" aria-label={t('app:list.selected', { count })}>
        <Checkbox
          size="xs"
          radius="xs"
          className={classes.check}
          aria-label={all ? t('bulk.select_none') : t('bulk.select_loaded', { count: Math.min(loaded, MOST_SELECTED) })}
          checked={all}
          indeterminate={!all}
          onChange={() => (all ? selection.clear() : selection.all())}
        />
        <span className={classes.count} role="status">
          <b className="tabular">{count}</b> <span className={classes.word}>{t('bulk.selected', { count })}</span>
        </span>
        {may('ticket.assign') && (
          <IconButton
            label={t('hand.assign')}
            keys="a"
            icon={<IconUserPlus {...icon} />}
            onClick={() => onPick('assignee')}
          />
        )}
        {may('ticket.change') && (
          <>
            <IconButton
              label={t('app:list.quick_resolve')}
              keys="e"
              icon={<IconCircleCheck {...icon} />}
              onClick={() => openTicketDialog('resolve', tickets, { onDone: selection.clear })}
            />
            <IconButton
              label={t('hand.priority')}
              keys="p"
              icon={<IconAntennaBars5 {...icon} />}
              onClick={() => onPick('priority')}
            />
            <IconButton label={t('hand.tags')} keys="t" icon={<IconTag {...icon} />} onClick={() => onPick('tags')} />
            <IconButton
              label={t('hand.snooze')}
              keys="s"
              icon={<IconClockPause {...icon} />}
              onClick={() => onPick('snooze')}
            />
            <MoreMenu tickets={tickets} onPick={onPick} onSpam={onSpam} />
          </>
        )}
        <IconButton label={t('bulk.select_none')} keys="escape" icon={<IconX {...icon} />} onClick={selection.clear} />
      </div>
      {all && selectMore && count < MOST_SELECTED && (
        <div className={classes.more}>
          {t('bulk.all_loaded', { count })}
          <Button size="compact-xs" variant="subtle" onClick={() => void selectMore()}>
            {t('bulk.select_more', { count: MOST_SELECTED })}
          </Button>
        </div>
      )}
    </>
  )
}

/** What is done less often. */
function MoreMenu({ tickets, onPick, onSpam }: Pick<Props, 'tickets' | 'onPick' | 'onSpam'>) {
  const { t } = useTranslation(['lists', 'app'])
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <IconButton label={t('app:common.more')} icon={<IconDots {...icon} />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onPick('status')}>{t('hand.status')}</Menu.Item>
        <Menu.Item onClick={() => onPick('team')}>{t('hand.team')}</Menu.Item>
        {tickets.length > 1 && (
          <Menu.Item rightSection={<KeyCaps keys="m" />} onClick={() => openTicketDialog('merge', tickets)}>
            {t('app:list.merge')}
          </Menu.Item>
        )}
        <Menu.Item rightSection={<KeyCaps keys="!" />} onClick={onSpam}>
          {t('hand.spam')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Working({ done, total }: BulkProgress) {
  const { t } = useTranslation('lists')
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.working', { done, total })}>
      <span className={`${classes.count} tabular`} role="status">
        {t('bulk.working', { done, total })}
      </span>
      <Button size="compact-sm" variant="subtle" onClick={stopBulkChange}>
        {t('bulk.stop')}
      </Button>
      <Progress
        className={classes.progress}
        size={2}
        radius={0}
        value={(done / total) * 100}
        aria-label={t('bulk.working', { done, total })}
      />
    </div>
  )
}
