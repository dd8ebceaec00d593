import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { isId, newId } from '../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { ChangeCompany, Company, CreateCompany } from './contract.ts'
import { CompanyChanged, CompanyCreated } from './events.ts'

export async function getCompany({ db }: Context, id: string): Promise<Company> {
  const row = isId(id)
    ? await db.selectFrom('companies').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row) throw notFound('company')
  return row as Company
}

export async function listCompanies({ db }: Context, { cursor, limit }: PageQuery) {
  const after = readCursor(cursor, ['text', 'id'])
  const rows = await db
    .selectFrom('companies')
    .selectAll()
    .select((eb) => eb.fn<string>('lower', ['name']).as('sort_name'))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.tuple(eb.fn<string>('lower', ['name']), eb.ref('id')), '>', eb.tuple(...after!))),
    )
    .orderBy((eb) => eb.fn('lower', ['name']))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, (row) => [row.sort_name, row.id])
  return { ...page, items: page.items as unknown as Company[] }
}

export const createCompany = (ctx: Context, body: CreateCompany) =>
  inTransaction(ctx, async (ctx) => {
    const id = newId()
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('companies')
      .values({ id, ...body, created_at: nowText(ctx) })
      .onConflict((row) => row.column('domain').doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows) throw domainTaken()
    emit(ctx, CompanyCreated, { company_id: id })
    return getCompany(ctx, id)
  })

export const changeCompany = (ctx: Context, id: string, body: ChangeCompany) =>
  inTransaction(ctx, async (ctx) => {
    await getCompany(ctx, id)
    if (body.domain) await refuseTaken(ctx, id, body.domain)
    if (Object.keys(body).length > 0) {
      await ctx.db.updateTable('companies').set(body).where('id', '=', id).execute()
      emit(ctx, CompanyChanged, { company_id: id })
    }
    return getCompany(ctx, id)
  })

async function refuseTaken({ db }: Context, id: string, domain: string): Promise<void> {
  const other = await db
    .selectFrom('companies')
    .select('id')
    .where('domain', '=', domain)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other) throw domainTaken()
}

const domainTaken = () =>
  conflict('domain_taken', 'Another company has this domain.', [{ path: 'domain', message: 'is taken' }])
