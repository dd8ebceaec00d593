import { createHash } from 'node:crypto'
import pg from 'pg'

/**
 * Statements given a name at most, over the whole process: each costs the server some 40 kB per connection, and what is
 * built from lists of every length must not pile up.
 */
const MOST_NAMES = 300
/** Asked less often than this, a statement is not worth it. */
const ASKED_OFTEN = 10
const MOST_COUNTED = 2_000

const names = new Map<string, string>()
const asked_so_far = new Map<string, number>()
let generation = 0

/** The same text has the same name everywhere, so that a pooler which hands connections on can never mix them up. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST_NAMES || !isAskedOften(text)) return known
  const name = `${createHash('sha256').update(text).digest('hex').slice(0, 24)}_${generation}`
  names.set(text, name)
  return name
}

function isAskedOften(text: string): boolean {
  if (asked_so_far.size >= MOST_COUNTED) asked_so_far.clear()
  const count = (asked_so_far.get(text) ?? 0) + 1
  if (count < ASKED_OFTEN) asked_so_far.set(text, count)
  else asked_so_far.delete(text)
  return count >= ASKED_OFTEN
}

/** PostgreSQL refuses a plan whose table has other columns by now: another version is migrating the database under us. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '0A000' && error.message.includes('cached plan')

/** From now on every statement is planned anew. */
export function forgetPlans(): void {
  generation++
  names.clear()
}

type Query = (...asked: unknown[]) => unknown

/**
 * A connection that lets the server keep the plan of every statement with parameters under a name: parsing and planning
 * cost more than running most of ours. Needs a connection of its own for the whole session, or a pooler that follows names.
 */
export class PreparingClient extends pg.Client {
  static {
    const plain = pg.Client.prototype.query as unknown as Query
    const preparing: Query = function (this: pg.Client, ...asked) {
      const [text, values, done] = asked
      const hasValues = typeof text === 'string' && Array.isArray(values) && values.length > 0 && done === undefined
      const name = hasValues ? nameOf(text) : undefined
      if (name === undefined) return plain.apply(this, asked)
      const answer = plain.call(this, { name, text, values }) as Promise<unknown>
      answer.catch((error) => isStalePlan(error) && forgetPlans())
      return answer
    }
    Object.defineProperty(PreparingClient.prototype, 'query', { value: preparing })
  }
}
