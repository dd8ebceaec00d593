import type { Context } from './context.ts'
import { AppError, type FieldError } from './errors.ts'
import { databaseProblem } from './http/database-problem.ts'
import { inSavepoint, inTransaction } from './transaction.ts'

/** Why one of several was refused, as the problem document of that one alone would say it. */
export interface Refusal {
  id: string
  code: string
  detail: string
  errors: FieldError[]
}

/**
 * Does the same to several, one after the other, each in a transaction of its own: what refuses one holds up no other.
 * An id named twice is done once. One that somebody else holds is refused too. A failure that is no refusal ends it with
 * what was done so far kept.
 */
export async function eachByItself<T>(
  ctx: Context,
  ids: readonly string[],
  work: (ctx: Context, id: string) => Promise<T>,
): Promise<{ done: T[]; refused: Refusal[] }> {
  const outcome: { done: T[]; refused: Refusal[] } = { done: [], refused: [] }
  for (const id of new Set(ids)) {
    try {
      outcome.done.push(await apart(ctx, (ctx) => work(ctx, id)))
    } catch (error) {
      const { code, message: detail, errors } = refusalIn(ctx, error)
      outcome.refused.push({ id, code, detail, errors })
    }
  }
  return outcome
}

function refusalIn(ctx: Context, error: unknown): AppError {
  if (error instanceof AppError) return error
  const problem = databaseProblem(error)
  if (!problem) throw error
  ctx.log.warn({ err: error }, 'the database refused one of several')
  return problem
}

/** Within a request that is kept for repetition there is a transaction already: then a part of it that can fail alone. */
const apart = <T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> =>
  ctx.tx ? inSavepoint(ctx, work) : inTransaction(ctx, work)
