import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { frameworkName } from '../../lib/framework-names.ts'
import { useTeams, useUsers } from '../../lib/me.ts'
import type { SearchWord } from '../../lib/search-hints.ts'
import { tagsOnScreen } from '../../lib/tags-on-screen.ts'
import { CHANNELS, PRIORITIES, STATUSES } from '../../lib/ticket-search.ts'

const STATES = ['open', 'closed', 'mine', 'unassigned', 'unread', 'snoozed', 'overdue', 'spam'] as const
/** Those that take whatever is typed. */
const FREE = ['from', 'to', 'customer', 'company', 'before', 'after', 'language'] as const

/** The filters a search understands, in the reader's words. */
export function useSearchWords(): SearchWord[] {
  const { t } = useTranslation(['lists', 'app'])
  const client = useQueryClient()
  const teams = useTeams()
  const users = useUsers()
  return useMemo(() => {
    const values = <Value extends string>(all: readonly Value[], labelOf: (value: Value) => string) =>
      all.map((value) => ({ value, label: labelOf(value) }))
    const people = users.filter(({ active, email }) => active && email !== null).map(({ name }) => name)
    const closed: Omit<SearchWord, 'label'>[] = [
      { name: 'is', values: values(STATES, (state) => t(`search.is.${state}`)) },
      { name: 'status', values: values(STATUSES, (status) => t(`app:status.${status}`)) },
      { name: 'priority', values: values(PRIORITIES, (priority) => t(`app:priority.${priority}`)) },
      {
        name: 'assignee',
        values: [
          ...values(['me', 'none'] as const, (who) => t(`search.who.${who}`)),
          ...values(people, (name) => name),
        ],
      },
      { name: 'tag', values: values(tagsOnScreen(client), (tag) => tag) },
      {
        name: 'team',
        values: values(
          teams.map(({ name }) => name),
          frameworkName,
        ),
      },
      { name: 'channel', values: values(CHANNELS, (channel) => t(`app:channel.${channel}`)) },
      { name: 'has', values: [{ value: 'file', label: t('search.has_file') }] },
    ]
    const free = FREE.map((name) => ({ name, values: [] }))
    return [...closed, ...free].map((word) => ({ ...word, label: t(`search.word.${word.name as 'is'}`) }))
  }, [t, client, teams, users])
}
