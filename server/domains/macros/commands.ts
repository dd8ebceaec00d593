import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { SharedWith } from '../views/contract.ts'
import { lockMacro, type MacroRow } from './access.ts'
import { checkMacro, checkSharing } from './check-macro.ts'
import type { ChangeMacro, Macro, MacroTexts, MakeMacro } from './contract.ts'
import { MacroChanged, MacroDeleted, MacroMade } from './events.ts'
import { getMacro } from './queries.ts'

/** Keeps words and changes for those who may use them. Sharing needs the permission for it. */
export const makeMacro = (ctx: Context, given: MakeMacro): Promise<Macro> =>
  inTransaction(ctx, async (ctx) => {
    const macro = { ...given, texts: written(given.texts) }
    checkSharing(ctx, macro)
    await checkMacro(ctx, macro)
    const id = newId()
    const now = nowText(ctx)
    await ctx.db
      .insertInto('macros')
      .values({ id, owner_id: ctx.actor.id!, ...asColumns(macro), created_at: now, updated_at: now })
      .execute()
    emit(ctx, MacroMade, { macro_id: id, shared_with: macro.shared_with })
    return getMacro(ctx, id)
  })

/** Changes what is named and nothing else. */
export const changeMacro = (ctx: Context, id: string, given: ChangeMacro): Promise<Macro> =>
  inTransaction(ctx, async (ctx) => {
    const before = asMade(await lockMacro(ctx, id))
    const macro = { ...before, ...given, texts: written(given.texts ?? before.texts) }
    if (macro.shared_with !== 'team') macro.team = null
    if (macro.shared_with !== before.shared_with || macro.team !== before.team) checkSharing(ctx, macro)
    await checkMacro(ctx, macro, before)
    await ctx.db
      .updateTable('macros')
      .set({ ...asColumns(macro), updated_at: nowText(ctx) })
      .where('id', '=', id)
      .execute()
    emit(ctx, MacroChanged, { macro_id: id, shared_with: macro.shared_with })
    return getMacro(ctx, id)
  })

/** Tickets it was used for keep what it said and did. */
export const deleteMacro = (ctx: Context, id: string) =>
  inTransaction(ctx, async (ctx) => {
    const { shared_with } = await lockMacro(ctx, id)
    await ctx.db.deleteFrom('macros').where('id', '=', id).execute()
    emit(ctx, MacroDeleted, { macro_id: id, shared_with: shared_with as SharedWith })
    return { done: true as const }
  })

/** A language whose field was left empty has no text. */
const written = (texts: MacroTexts): MacroTexts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))

const asMade = ({ name, kind, texts, changes, shared_with, team }: MacroRow): MakeMacro =>
  ({ name, kind, texts, changes, shared_with, team }) as unknown as MakeMacro

const asColumns = ({ name, kind, texts, changes, shared_with, team }: MakeMacro) => ({
  ...{ name, kind, shared_with, team },
  texts: JSON.stringify(texts),
  changes: JSON.stringify(changes),
})
