import pg from 'pg'

/** Statements given a name at most, over the whole process: what is built from lists of every length must not pile up. */
const MOST_NAMES = 2_000

const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST_NAMES) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
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
      return name === undefined ? plain.apply(this, asked) : plain.call(this, { name, text, values })
    }
    Object.defineProperty(PreparingClient.prototype, 'query', { value: preparing })
  }
}
