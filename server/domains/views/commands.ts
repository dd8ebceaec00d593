import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { frameworkOf } from '../framework/queries.ts'
import { hasTeam } from '../framework/teams.ts'
import { matching } from '../tickets/filters.ts'
import { accessView, refuseSharing, type ViewRow } from './access.ts'
import type { ChangeView, MakeView, SavedView, ViewFilters } from './contract.ts'
import { ViewChanged, ViewDeleted, ViewMade } from './events.ts'
import { getChangedView } from './queries.ts'
import { selectionOf } from './selection.ts'

/** More than fit on a screen are no help to find one's way. */
const MOST_OWN = 100

/** Keeps a list with its filters under a name. Sharing it takes the right to share. */
export const makeView = (ctx: Context, { name, filters, ...sharing }: MakeView): Promise<SavedView> =>
  inTransaction(ctx, async (ctx) => {
    refuseSharing(ctx.actor, sharing.shared_with)
    refuseUnreadable(ctx, filters)
    await refuseTooMany(ctx)
    const shared = await checkedSharing(ctx, sharing)
    const [id, owner_id] = [newId(), ctx.actor.id!]
    const moments = { created_at: nowText(ctx), updated_at: nowText(ctx) }
    await ctx.db
      .insertInto('views')
      .values({ id, name, owner_id, filters: JSON.stringify(filters), ...shared, ...moments })
      .execute()
    emit(ctx, ViewMade, { view_id: id, owner_id, ...shared })
    return getChangedView(ctx, id)
  })

/** Renames it, keeps other filters under its name, or shows it to others. What is not named stays. */
export const changeView = (ctx: Context, id: string, { name, filters, ...sharing }: ChangeView): Promise<SavedView> =>
  inTransaction(ctx, async (ctx) => {
    const view = await accessView(ctx, id)
    const before = sharingOf(view)
    const wanted = { ...before, ...sharing }
    if (wanted.shared_with !== before.shared_with || wanted.team !== before.team)
      refuseSharing(ctx.actor, wanted.shared_with)
    if (filters) refuseUnreadable(ctx, filters)
    const shared = await checkedSharing(ctx, wanted)
    await ctx.db
      .updateTable('views')
      .set({ ...shared, updated_at: nowText(ctx) })
      .$if(name !== undefined, (query) => query.set({ name: name! }))
      .$if(filters !== undefined, (query) => query.set({ filters: JSON.stringify(filters) }))
      .where('id', '=', id)
      .execute()
    const was = { before_shared_with: before.shared_with, before_team: before.team }
    emit(ctx, ViewChanged, { view_id: id, owner_id: view.owner_id, ...shared, ...was })
    return getChangedView(ctx, id)
  })

/** Forgets the view, for everybody who saw it. Its tickets stay as they are. */
export const deleteView = (ctx: Context, id: string): Promise<{ done: true }> =>
  inTransaction(ctx, async (ctx) => {
    const view = await accessView(ctx, id)
    await ctx.db.deleteFrom('views').where('id', '=', id).execute()
    emit(ctx, ViewDeleted, { view_id: id, owner_id: view.owner_id, ...sharingOf(view) })
    return { done: true as const }
  })

type Sharing = Pick<SavedView, 'shared_with' | 'team'>

const sharingOf = ({ shared_with, team }: ViewRow): Sharing => ({
  shared_with: shared_with as Sharing['shared_with'],
  team,
})

/** A team is named with "team" alone, and has to be one. */
async function checkedSharing(ctx: Context, { shared_with, team }: Sharing): Promise<Sharing> {
  if (shared_with !== 'team') return { shared_with, team: null }
  if (team && hasTeam(await frameworkOf(ctx), team)) return { shared_with, team }
  throw invalid('Say which team of the framework sees this view.', [
    { path: 'team', message: 'is not a team of the framework' },
  ])
}

/** Throws now what the list would throw for everybody who opens it. */
function refuseUnreadable(ctx: Context, filters: ViewFilters): void {
  matching(ctx, selectionOf(ctx, filters))
}

async function refuseTooMany({ db, actor }: Context): Promise<void> {
  const own = await db.selectFrom('views').select('id').where('owner_id', '=', actor.id).limit(MOST_OWN).execute()
  if (own.length < MOST_OWN) return
  throw conflict('too_many_views', `You keep ${MOST_OWN} views already. Delete one you no longer use.`)
}
