import type { Selectable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { permits } from '../auth/permissions.ts'
import type { Visibility } from '../knowledge/contract.ts'
import { accessTicket } from '../tickets/access.ts'
import { SEEN_BY } from './articles.ts'
import { categoryKey } from './category-key.ts'

export type TroubleshooterRow = Selectable<DB['troubleshooters']>
export type RunRow = Selectable<DB['troubleshooter_runs']>

/** A troubleshooter by its id, its slug or its category: of a category the published one, else the newest. */
export const findTroubleshooter = ({ db }: Context, named: string): Promise<TroubleshooterRow | undefined> =>
  db
    .selectFrom('troubleshooters')
    .selectAll()
    .where((eb) =>
      isId(named) ? eb('id', '=', named) : eb.or([eb('slug', '=', named), eb('category_key', '=', categoryKey(named))]),
    )
    .orderBy((eb) => eb('slug', '=', named), 'desc')
    .orderBy((eb) => eb('published_version', 'is not', null), 'desc')
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The only way for the desk to get one; `change` locks it. */
export async function accessTroubleshooter(
  ctx: Context,
  named: string,
  deed: 'read' | 'change',
): Promise<TroubleshooterRow> {
  const found = permits(ctx.actor, 'troubleshooter.read') ? await findTroubleshooter(ctx, named) : undefined
  if (!found) throw notFound('troubleshooter')
  if (deed === 'read') return found
  return ctx.db
    .selectFrom('troubleshooters')
    .selectAll()
    .where('id', '=', found.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** A published one as people outside find it. What is not for them is as if it were not there. */
export async function publishedTroubleshooter(
  { db }: Context,
  slug: string,
  sees: Visibility,
): Promise<TroubleshooterRow> {
  const found = await db
    .selectFrom('troubleshooters')
    .selectAll()
    .where('slug', '=', slug)
    .where('published_version', 'is not', null)
    .where('visibility', 'in', [...SEEN_BY[sees]])
    .executeTakeFirst()
  if (!found) throw notFound('troubleshooter')
  return found
}

/** A run for somebody on the desk: of a ticket, only within their reach. */
export async function accessRun(ctx: Context, id: string, deed: 'read' | 'change'): Promise<RunRow> {
  const run = isId(id) ? await runById(ctx, id, deed) : undefined
  if (!run) throw notFound('run')
  if (run.ticket_id) await accessTicket(ctx, run.ticket_id, 'read')
  return run
}

const runById = ({ db }: Context, id: string, deed: 'read' | 'change') =>
  db
    .selectFrom('troubleshooter_runs')
    .selectAll()
    .where('id', '=', id)
    .$if(deed === 'change', (query) => query.forUpdate())
    .executeTakeFirst()
