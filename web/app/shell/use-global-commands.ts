import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../lib/commands.ts'
import { openDialog } from '../../lib/dialogs.ts'
import { useMay } from '../../lib/me.ts'
import { VIEWS } from '../../lib/ticket-search.ts'
import { undoLast } from '../../lib/undo.ts'

const viewKeys = {
  inbox: 'g i',
  mine: 'g m',
  unassigned: 'g u',
  at_risk: 'g r',
  snoozed: 'g s',
  resolved: 'g e',
  spam: 'g x',
}

/** What can be done from anywhere: go somewhere, open the palette, start a ticket, undo. */
export function useGlobalCommands() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()
  const mayOpen = may('ticket.open')
  const mayReadChannels = may('channel.read')
  const mayReadOutcomes = may('survey.read') && may('report.read')
  const commands = useMemo(() => {
    const go = t('keys.group.go')
    const general = t('keys.group.general')
    const list: Command[] = VIEWS.map((view) => ({
      id: `go-${view}`,
      group: go,
      label: t('keys.go_to', { place: t(`view.${view}`) }),
      keys: viewKeys[view],
      run: () => void navigate({ to: '/tickets', search: view === 'inbox' ? {} : { view } }),
    }))
    list.push(
      {
        id: 'go-tasks',
        group: go,
        label: t('keys.go_to', { place: t('nav.tasks') }),
        keys: 'g t',
        run: () => void navigate({ to: '/tasks' }),
      },
      {
        id: 'go-settings',
        group: go,
        label: t('keys.go_to', { place: t('nav.settings') }),
        keys: 'g p',
        run: () => void navigate({ to: '/settings/profile' }),
      },
      { id: 'undo', group: general, label: t('keys.undo'), keys: 'z', run: undoLast },
      {
        id: 'palette',
        group: general,
        label: t('keys.palette'),
        keys: 'mod+k',
        in_fields: true,
        run: () => openDialog('palette'),
      },
      { id: 'keys', group: general, label: t('keys.show_keys'), keys: '?', run: () => openDialog('keys') },
    )
    if (mayReadChannels) {
      for (const place of ['accounts', 'domains'] as const) {
        list.push({
          id: `go-${place}`,
          group: go,
          label: t('keys.go_to', { place: t(`settings.nav.${place}`) }),
          run: () => void navigate({ to: `/settings/${place}` }),
        })
      }
    }
    if (mayReadOutcomes) {
      for (const [place, keys] of [
        ['ratings', 'g c'],
        ['reports', 'g d'],
      ] as const) {
        list.push({
          id: `go-${place}`,
          group: go,
          label: t('keys.go_to', { place: t(`nav.${place}`) }),
          keys,
          run: () => void navigate({ to: `/${place}` }),
        })
      }
    }
    if (mayOpen) {
      list.push({
        id: 'new',
        group: general,
        label: t('keys.new_ticket'),
        keys: 'c',
        run: () => openDialog('new_ticket'),
      })
    }
    return list
  }, [t, navigate, mayOpen, mayReadChannels, mayReadOutcomes])
  useCommands(commands, 'everywhere')
}
