import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { normalized } from './identities.ts'

/** The part of the list wanted: so many customers behind a place, of one company or of all. */
interface Stretch {
  after: [name: string, id: string] | undefined
  company_id: string | undefined
  limit: number
}

/** Ids of the first customers of a stretch, by name. */
export const inOrder = ({ db }: Context, { after, company_id, limit }: Stretch) =>
  db
    .selectFrom('customers as c')
    .select('c.id')
    .$if(company_id !== undefined, (query) => query.where('c.company_id', '=', company_id!))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.tuple(eb.fn<string>('lower', ['c.name']), eb.ref('c.id')), '>', eb.tuple(...after!))),
    )
    .orderBy((eb) => eb.fn('lower', ['c.name']))
    .orderBy('c.id')
    .limit(limit)

/**
 * Ids of the first customers of a stretch whose name or one of whose addresses begins with `start`. The two questions
 * are asked apart and each is cut to the page: so the planner can answer each by whichever is shorter, a walk along the
 * beginnings (few match) or along the names (many do). Together, by "or", it could only ever walk all names.
 */
export function found(ctx: Context, start: string, stretch: Stretch) {
  const named = inOrder(ctx, stretch).where(sql<string>`lower(c.name)`, 'like', beginning(start.toLowerCase()))
  const addressed = inOrder(ctx, stretch).where((eb) =>
    eb.exists(
      eb
        .selectFrom('identities as i')
        .select('i.id')
        .whereRef('i.customer_id', '=', 'c.id')
        .where((eb) => eb.or(spellings(start).map((value) => eb('i.value', 'like', beginning(value))))),
    ),
  )
  return ctx.db
    .selectFrom(named.as('named'))
    .select('id')
    .union(ctx.db.selectFrom(addressed.as('addressed')).select('id'))
}

/** As it was typed (user ids keep their case), and as each kind of address is kept. */
function spellings(start: string): string[] {
  const isPhone = /^[+\d][\d\s()./-]*$/.test(start)
  const kept = [
    normalized('email', start),
    normalized('handle', start),
    ...(isPhone ? [normalized('phone', start)] : []),
  ]
  return [...new Set([start, ...kept])].filter((value) => value !== '')
}

const beginning = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`
