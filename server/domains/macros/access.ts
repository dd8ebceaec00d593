import { type Expression, expressionBuilder, type Selectable, type SqlBool } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { permits } from '../auth/permissions.ts'

export type MacroRow = Selectable<DB['macros']>

const eb = expressionBuilder<DB, 'macros'>()

/** The macros somebody may use: their own, everyone's, those of their teams. Who may share sees all that is shared. */
export function withinReach(actor: Actor): Expression<SqlBool> {
  const mine = eb('macros.owner_id', '=', actor.id)
  if (maySeeShared(actor)) return eb.or([mine, eb('macros.shared_with', '<>', 'me')])
  const teams = actor.teams.length > 0 ? eb('macros.team', 'in', [...actor.teams]) : eb.lit(false)
  return eb.or([mine, eb('macros.shared_with', '=', 'everyone'), teams])
}

/** A macro is its maker's; what is shared belongs to those who may share as well. */
export const mayChange = (actor: Actor, { owner_id, shared_with }: Pick<MacroRow, 'owner_id' | 'shared_with'>) =>
  permits(actor, 'macro.change') && (owner_id === actor.id || (shared_with !== 'me' && permits(actor, 'macro.share')))

/** Locks a macro that somebody wants to change. Missing and not shown look the same. */
export async function lockMacro(ctx: Context, id: string): Promise<MacroRow> {
  const macro = isId(id)
    ? await ctx.db
        .selectFrom('macros')
        .selectAll()
        .where('id', '=', id)
        .where(withinReach(ctx.actor))
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!macro) throw notFound('macro')
  if (!mayChange(ctx.actor, macro)) throw forbidden('not_your_macro', 'Only its maker or a lead can change this macro.')
  return macro
}

/** What a role may look at does not shrink with the scopes of a token that reads. */
const maySeeShared = (actor: Actor): boolean => permits({ ...actor, scopes: null }, 'macro.share')
