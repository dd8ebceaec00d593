import '@mantine/spotlight/styles.css'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { get } from '../../lib/api.ts'
import { type Command, useCommandList } from '../../lib/commands.ts'
import { closeDialog } from '../../lib/dialogs.ts'
import type { Page } from '../../lib/queries/tickets.ts'
import { KeyCaps } from '../../ui/key-caps.tsx'
import { StatusIcon } from '../../ui/ticket-icons.tsx'

/** Everything that can be done here, and every ticket by its words or number, from the keyboard. */
export function Palette() {
  const { t } = useTranslation()
  const commands = useCommandList()
  const [typed, setTyped] = useState('')
  const tickets = useFoundTickets(typed)
  const titles = order.map((group) => t(`keys.group.${group}`))
  useEffect(() => spotlight.open(), [])
  return (
    <Spotlight
      actions={[...tickets, ...grouped(commands, titles)]}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={closeDialog}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('keys.palette') } }}
      nothingFound={t('keys.palette_empty')}
      highlightQuery
      scrollable
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      maxHeight={420}
      limit={30}
      searchProps={{
        placeholder: t('nav.search'),
        'aria-label': t('nav.search'),
        leftSection: <IconSearch size={18} stroke={1.5} aria-hidden />,
      }}
    />
  )
}

/** What concerns the open ticket first, then where one can go. */
const order = ['ticket', 'write', 'list', 'go', 'general'] as const

function grouped(commands: Command[], titles: string[]): SpotlightActionGroupData[] {
  const groups = Map.groupBy(
    commands.filter((command) => command.id !== 'palette'),
    (command) => command.group,
  )
  const sorted = [...groups].toSorted(([a], [b]) => titles.indexOf(a) - titles.indexOf(b))
  return sorted.map(([group, members]) => ({
    group,
    actions: members.map((command) => ({
      id: command.id,
      label: command.label,
      rightSection: command.keys && <KeyCaps keys={command.keys} />,
      // The palette closes first and gives the focus back; the command may then move it.
      onClick: () => setTimeout(command.run, 60),
    })),
  }))
}

function useFoundTickets(typed: string): SpotlightActionGroupData[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [q] = useDebouncedValue(typed.trim(), 200)
  const found = useQuery({
    queryKey: ['tickets', 'palette', q],
    queryFn: ({ signal }) => get<Page<Ticket>>('/tickets', { query: { q, limit: 8 }, signal }),
    enabled: q.length > 1,
  })
  const items = found.data?.items ?? []
  if (q.length < 2 || items.length === 0) return []
  return [
    {
      group: t('nav.tickets'),
      actions: items.map((ticket) => ({
        id: ticket.id,
        label: ticket.subject,
        description: `${ticket.case_id} · ${ticket.customer_name}`,
        keywords: [typed],
        leftSection: <StatusIcon status={ticket.status} label={t(`status.${ticket.status}`)} />,
        onClick: () => void navigate({ to: '/tickets/$ticketId', params: { ticketId: ticket.id } }),
      })),
    },
  ]
}
