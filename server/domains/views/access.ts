import { type Expression, expressionBuilder, type Selectable, type SqlBool } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { permits } from '../auth/permissions.ts'
import type { SavedView } from './contract.ts'

export type ViewRow = Selectable<DB['views']>

/** The kept views somebody sees: their own, those of their teams, and everyone's. */
export function withinReach(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'views'>()
  return eb.or([
    eb('views.owner_id', '=', actor.id),
    eb('views.shared_with', '=', 'everyone'),
    ...(actor.teams.length > 0 ? [eb('views.team', 'in', [...actor.teams])] : []),
  ])
}

/** What is shared is also in the hands of those who may share. */
export const mayChange = (actor: Actor, { owner_id, shared_with }: Pick<ViewRow, 'owner_id' | 'shared_with'>) =>
  owner_id === actor.id || (shared_with !== 'me' && permits(actor, 'view.share'))

/** The only way to get a kept view to change it: locked. Missing and out of sight look the same. */
export async function accessView({ db, actor }: Context, id: string): Promise<ViewRow> {
  const view = isId(id)
    ? await db
        .selectFrom('views')
        .selectAll()
        .where('id', '=', id)
        .where(withinReach(actor))
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!view) throw notFound('view')
  if (mayChange(actor, view)) return view
  throw forbidden('not_your_view', 'This view belongs to somebody else. Save one of your own with the same filters.')
}

/** Only those who may share put something on others’ screens. */
export function refuseSharing(actor: Actor, sharedWith: SavedView['shared_with']): void {
  if (sharedWith === 'me' || permits(actor, 'view.share')) return
  throw forbidden(
    'may_not_share',
    'Team leads, managers and admins share views. Keep it for yourself, or ask one of them.',
  )
}
