import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { mayChange, withinReach } from './access.ts'
import type { SavedView, ViewFilters } from './contract.ts'

const views = ({ db }: Context) =>
  db
    .selectFrom('views')
    .innerJoin('users', 'users.id', 'views.owner_id')
    .select(['views.id', 'views.name', 'views.shared_with', 'views.team', 'views.filters'])
    .select(['views.owner_id', 'users.name as owner_name', 'views.created_at', 'views.updated_at'])

type Row = Awaited<ReturnType<ReturnType<typeof views>['executeTakeFirstOrThrow']>>

/** The kept views the caller sees, by name; their own first. */
export async function listViews(ctx: Context): Promise<SavedView[]> {
  const rows = await views(ctx)
    .where(withinReach(ctx.actor))
    .orderBy((eb) => eb('views.owner_id', '=', ctx.actor.id), 'desc')
    .orderBy(sql`lower(views.name)`)
    .orderBy('views.id')
    .execute()
  return rows.map((row) => shown(ctx, row))
}

/** Missing and out of sight look the same. */
export async function getView(ctx: Context, id: string): Promise<SavedView> {
  const row = isId(id)
    ? await views(ctx).where('views.id', '=', id).where(withinReach(ctx.actor)).executeTakeFirst()
    : undefined
  if (!row) throw notFound('view')
  return shown(ctx, row)
}

/** A view after a change that was allowed: shown once more even when the change took it out of the caller's sight. */
export const getChangedView = async (ctx: Context, id: string): Promise<SavedView> =>
  shown(ctx, await views(ctx).where('views.id', '=', id).executeTakeFirstOrThrow())

const shown = ({ actor }: Context, { owner_id, owner_name, ...row }: Row): SavedView => ({
  ...row,
  shared_with: row.shared_with as SavedView['shared_with'],
  filters: row.filters as ViewFilters,
  owner: { id: owner_id, name: owner_name },
  may_change: mayChange(actor, { owner_id, shared_with: row.shared_with }),
})
