import { Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PresenceState } from '../../../server/domains/routing/contract.ts'
import { put } from '../../lib/api.ts'
import { useMe } from '../../lib/me.ts'
import { chosenPresence, rememberPresence } from '../../lib/presence.ts'
import { presenceQuery } from '../../lib/queries/people.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { usePresenceOf } from '../../lib/use-presence.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import classes from './presence.module.css'

const STATES = ['online', 'away', 'offline'] as const

/** Whether one is there, as colleagues see it. */
export function PresenceChoices() {
  const { t } = useTranslation(['app', 'case'])
  const { user } = useMe()
  const client = useQueryClient()
  const words = useProblemWords()
  const current = usePresenceOf(user.id)?.state ?? chosenPresence(user.id)

  const choose = async (state: PresenceState) => {
    const before = client.getQueryData(presenceQuery.queryKey)
    rememberPresence(user.id, state)
    client.setQueryData(presenceQuery.queryKey, (all) => all && { items: all.items.map(having(user.id, state)) })
    try {
      await put(`/users/${user.id}/presence`, { state })
    } catch (error) {
      client.setQueryData(presenceQuery.queryKey, before)
      sayFailed(t('error.change'), words(error))
    }
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu */}
      <div role="group" aria-label={t('case:presence.title')}>
        <Menu.RadioGroup
          value={current}
          onChange={(next) => void choose(STATES.find((state) => state === next) ?? current)}
        >
          {STATES.map((state) => (
            <Menu.RadioItem key={state} value={state} className={classes.choice}>
              <span className={classes.dot} data-presence={state} aria-hidden="true" />
              {t(`case:presence.${state}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </div>
      <Menu.Divider />
    </>
  )
}

const having =
  (userId: string, state: PresenceState) =>
  <One extends { user_id: string; state: PresenceState }>(one: One): One =>
    one.user_id === userId ? { ...one, state } : one
