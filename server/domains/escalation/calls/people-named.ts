import type { Context } from '../../../platform/context.ts'
import { activeAdmins, deskManagers, leadersOf, usersByEmail } from '../../auth/queries.ts'

interface Named {
  id: string
  team: string | null
  /** Roles and addresses, as the framework names them. */
  names: readonly string[]
}

/**
 * The people behind the names, by call: a lead is one of the ticket's team. Where nobody is left (an address of somebody who
 * went), administrators stand in, so that no call goes to nobody.
 */
export async function peopleNamed(ctx: Context, calls: readonly Named[]): Promise<Map<string, string[]>> {
  const names = new Set(calls.flatMap((call) => call.names))
  const leads = names.has('lead') ? await leadersOf(ctx, [...new Set(calls.map(({ team }) => team))]) : new Map()
  const managers = names.has('manager') ? await deskManagers(ctx) : []
  const admins = await activeAdmins(ctx)
  const byAddress = await usersByEmail(
    ctx,
    [...names].filter((name) => name.includes('@')),
  )
  const behind = (name: string, team: string | null): string[] => {
    if (name === 'lead') return leads.get(team) ?? []
    if (name === 'manager') return managers
    if (name === 'admin') return admins
    return byAddress.get(name.toLowerCase()) ?? []
  }
  return new Map(
    calls.map(({ id, team, names }) => {
      const people = [...new Set(names.flatMap((name) => behind(name, team)))]
      return [id, people.length > 0 ? people : admins]
    }),
  )
}
