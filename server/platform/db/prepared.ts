import { createHash } from 'node:crypto'
import pg from 'pg'

/**
 * Statements given a name at most, over the whole process: each costs the server some 40 kB per connection, and what is
 * built from lists of every length must not pile up.
 */
const MOST_NAMES = 300

const names = new Map<string, string>()
let generation = 0

/** The same text has the same name everywhere, so that a pooler which hands connections on can never mix them up. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST_NAMES) return known
  const name = `${createHash('sha256').update(text).digest('hex').slice(0, 24)}_${generation}`
  names.set(text, name)
  return name
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
