import type { Context } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { getUser } from '../auth/queries.ts'
import { getCustomer, mailAddressOf } from '../customers/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { Ticket } from '../tickets/contract.ts'
import { getTicket } from '../tickets/queries.ts'
import { mayChange, withinReach } from './access.ts'
import type { FilledMacro, Macro, MacroTexts } from './contract.ts'
import { givenName } from './names.ts'
import { type Filled, fill, VARIABLES } from './variables.ts'

const macros = (ctx: Context) =>
  ctx.db
    .selectFrom('macros')
    .innerJoin('users', 'users.id', 'macros.owner_id')
    .selectAll('macros')
    .select(['users.name as owner_name'])
    .where(withinReach(ctx.actor))

type Row = Awaited<ReturnType<ReturnType<typeof macros>['execute']>>[number]

const asMacro = (ctx: Context, { owner_id, owner_name, ...row }: Row): Macro =>
  ({
    ...row,
    owner: { id: owner_id, name: owner_name },
    may_change: mayChange(ctx.actor, { ...row, owner_id }),
  }) as Macro

/** The macros the caller may use, by name. */
export async function listMacros(ctx: Context, { cursor, limit }: PageQuery) {
  const after = readCursor(cursor, ['text', 'id'])
  const rows = await macros(ctx)
    .select((eb) => eb.fn<string>('lower', ['macros.name']).as('sort_name'))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple(eb.fn<string>('lower', ['macros.name']), 'macros.id'), '>', eb.tuple(...after!)),
      ),
    )
    .orderBy((eb) => eb.fn('lower', ['macros.name']))
    .orderBy('macros.id')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, (row) => [row.sort_name, row.id])
  return { ...page, items: page.items.map((row) => asMacro(ctx, row)) }
}

export async function getMacro(ctx: Context, id: string): Promise<Macro> {
  const row = isId(id) ? await macros(ctx).where('macros.id', '=', id).executeTakeFirst() : undefined
  if (!row) throw notFound('macro')
  return asMacro(ctx, row)
}

export const listVariables = () => Object.entries(VARIABLES).map(([name, { example }]) => ({ name, example }))

/** A macro as it reads for one ticket, by the one who asks, in the customer's language where there is a text in it. */
export async function fillMacro(ctx: Context, ticketId: string, macroId: string): Promise<FilledMacro> {
  const ticket = await getTicket(ctx, ticketId)
  const { id, kind, texts, changes } = await getMacro(ctx, macroId)
  const language = languageFor(texts, ticket.language)
  return { macro_id: id, kind, language, changes, ...(await fillText(ctx, ticket, texts[language] ?? '')) }
}

/** A text with variables as it reads for a ticket, by the one who acts; what the system writes names no agent. */
export async function fillText(ctx: Context, ticket: Ticket, text: string): Promise<Filled> {
  const agent = ctx.actor.id ? await getUser(ctx, ctx.actor.id) : null
  return fill(text, {
    ...ticket,
    customer_name: givenName(await getCustomer(ctx, ticket.customer_id)),
    customer_email: await mailAddressOf(ctx, ticket.customer_id),
    agent_name: agent?.name ?? null,
    desk_name: (await frameworkOf(ctx)).brand.name,
  })
}

/** The ticket's language, else English, else the first there is. */
function languageFor(texts: MacroTexts, wanted: string | null): string {
  const known = [wanted?.slice(0, 2).toLowerCase(), 'en'].find((language) => language && texts[language])
  return known ?? Object.keys(texts)[0] ?? 'en'
}
