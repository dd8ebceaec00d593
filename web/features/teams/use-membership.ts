import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../server/domains/auth/contract.ts'
import { patch } from '../../lib/api.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { usersQuery } from '../../lib/queries/people.ts'
import { sayFailed, sayUndoable } from '../../lib/toasts.tsx'
import { offerUndo } from '../../lib/undo.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** Takes somebody into a team or out of it, on screen at once; can be taken back. */
export function useMembership() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()

  const show = (user: User) =>
    client.setQueryData(usersQuery.queryKey, (page) =>
      page ? { ...page, items: page.items.map((one) => (one.id === user.id ? user : one)) } : page,
    )
  const setTeams = async (user: User, teams: string[]): Promise<boolean> => {
    show({ ...user, teams })
    try {
      show(await patch<User>(`/users/${user.id}`, { teams }))
      return true
    } catch (error) {
      show(user)
      sayFailed(t('error.change'), words(error))
      return false
    }
  }
  return async (user: User, team: string, said: 'joined' | 'left') => {
    const others = user.teams.filter((one) => one !== team)
    const teams = said === 'joined' ? [...others, team] : others
    if (!(await setTeams(user, teams))) return
    const undo = () => void setTeams({ ...user, teams }, user.teams)
    offerUndo(undo)
    const message = t(`settings.teams.${said}`, { name: user.name, team: frameworkName(team) })
    sayUndoable(message, { label: t('common.undo'), run: undo })
  }
}
