import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../lib/commands.ts'
import { openDialog } from '../../lib/dialogs.ts'
import { useMe } from '../../lib/me.ts'
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

/** Places besides the views: where each is, the permissions it takes, and its key. */
const PLACES = [
  { id: 'tasks', to: '/tasks', keys: 'g t', label: 'nav.tasks', may: [] },
  { id: 'board', to: '/board', keys: 'g b', label: 'nav.board', may: ['board.read'] },
  { id: 'knowledge', to: '/knowledge', keys: 'g k', label: 'nav.knowledge', may: ['article.read'] },
  { id: 'dashboard', to: '/dashboard', keys: 'g a', label: 'nav.dashboard', may: ['analytics.read'] },
  { id: 'simulation', to: '/simulation', keys: undefined, label: 'nav.simulation', may: ['simulation.run'] },
  { id: 'ratings', to: '/ratings', keys: 'g c', label: 'nav.ratings', may: ['survey.read', 'report.read'] },
  { id: 'reports', to: '/reports', keys: 'g d', label: 'nav.reports', may: ['survey.read', 'report.read'] },
  { id: 'settings', to: '/settings/profile', keys: 'g p', label: 'nav.settings', may: [] },
  { id: 'teams', to: '/settings/teams', keys: undefined, label: 'settings.nav.teams', may: ['user.read'] },
  {
    id: 'automations',
    to: '/settings/automations',
    keys: undefined,
    label: 'settings.nav.automations',
    may: ['framework.read'],
  },
  { id: 'accounts', to: '/settings/accounts', keys: undefined, label: 'settings.nav.accounts', may: ['channel.read'] },
  { id: 'domains', to: '/settings/domains', keys: undefined, label: 'settings.nav.domains', may: ['channel.read'] },
] as const

/** What can be done from anywhere: go somewhere, open the palette, start a ticket, undo. */
export function useGlobalCommands() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { may } = useMe()
  const commands = useMemo(() => {
    const go = t('keys.group.go')
    const general = t('keys.group.general')
    const views = VIEWS.map(
      (view): Command => ({
        id: `go-${view}`,
        group: go,
        label: t('keys.go_to', { place: t(`view.${view}`) }),
        keys: viewKeys[view],
        run: () => void navigate({ to: '/tickets', search: view === 'inbox' ? {} : { view } }),
      }),
    )
    const places = PLACES.filter((place) => place.may.every((permission) => may.includes(permission))).map(
      ({ id, to, keys, label }): Command => ({
        id: `go-${id}`,
        group: go,
        label: t('keys.go_to', { place: t(label) }),
        keys,
        run: () => void navigate({ to }),
      }),
    )
    const everywhere: Command[] = [
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
    ]
    const opening = { id: 'new', group: general, label: t('keys.new_ticket'), keys: 'c' }
    if (may.includes('ticket.open')) everywhere.push({ ...opening, run: () => openDialog('new_ticket') })
    return [...views, ...places, ...everywhere]
  }, [t, navigate, may])
  useCommands(commands, 'everywhere')
}
