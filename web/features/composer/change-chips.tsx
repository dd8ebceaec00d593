import { CloseButton } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DraftKind } from '../../lib/drafts.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { type ChangePart, dropChange, partsOf, useChanges } from '../../lib/macro-changes.ts'
import { useUsers } from '../../lib/me.ts'
import classes from './chips.module.css'

/** What becomes of the ticket when the words are sent. Each can be taken out. */
export function ChangeChips({ ticketId, kind }: { ticketId: string; kind: DraftKind }) {
  const { t } = useTranslation('macros')
  const changes = useChanges(ticketId, kind)
  const words = usePartWords()
  const parts = partsOf(changes)
  if (parts.length === 0) return null
  return (
    <ul className={classes.chips} aria-label={t(`with_${kind}`)}>
      <li className={classes.lead} aria-hidden>
        <IconBolt size={14} stroke={1.5} />
        {t(`with_${kind}`)}
      </li>
      {parts.map((part) => (
        <li key={`${part.part}:${part.value}`} className={classes.chip}>
          <span>{words(part)}</span>
          <CloseButton
            size={24}
            iconSize={13}
            aria-label={t('without', { change: words(part) })}
            onClick={() => dropChange(ticketId, kind, part)}
          />
        </li>
      ))}
    </ul>
  )
}

/** A change in the reader's words. */
function usePartWords() {
  const { t } = useTranslation(['macros', 'app'])
  const users = useUsers()
  return ({ part, value }: ChangePart): string => {
    switch (part) {
      case 'status_after':
        return t(`app:status.${value as 'open'}`)
      case 'priority':
        return t('app:done.priority', { priority: t(`app:priority.${value as 'high'}`) })
      case 'team':
        return t('app:done.team', { team: frameworkName(value) })
      case 'assignee':
        return value === 'me'
          ? t('app:ticket.assign_me')
          : t('app:done.assignee', { name: users.find(({ id }) => id === value)?.name ?? t('somebody') })
      case 'add_tags':
        return t('tag_on', { tag: value })
      case 'remove_tags':
        return t('tag_off', { tag: value })
    }
  }
}
