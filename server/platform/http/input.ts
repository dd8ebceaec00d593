import type { FastifyRequest } from 'fastify'
import { invalid } from '../errors.ts'

/** No honest request comes near these; a hostile one is not walked to its end, and nothing behind may recurse into it. */
const DEEPEST = 100
const MOST_VALUES = 200_000

/** A value and where it stands. The way up is kept instead of a path: a path is only spelt when something is wrong. */
interface Place {
  value: unknown
  key: string
  above: Place | null
  depth: number
}

/**
 * PostgreSQL keeps neither NUL in a text nor half of a surrogate pair in JSON: such input is refused before it is
 * validated, in one place, so that no route has to think of it. Source: PostgreSQL manual, 8.14 JSON Types.
 */
export async function refuseUnstorable({ params, query, body }: FastifyRequest): Promise<void> {
  for (const part of [params, query, body]) refuseWithin(part)
}

export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

function refuseWithin(root: unknown): void {
  const places: Place[] = [{ value: root, key: '', above: null, depth: 0 }]
  let seen = 0
  for (let place = places.pop(); place; place = places.pop()) {
    if (++seen > MOST_VALUES) throw invalid(`A request may hold at most ${MOST_VALUES} values. Send it in parts.`)
    if (typeof place.value === 'string' && !isStorable(place.value)) throw unstorable(place)
    // One by one: a spread of countless values would overflow the stack.
    for (const inner of placesIn(place)) places.push(inner)
  }
}

function placesIn(above: Place): Place[] {
  const { value } = above
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return []
  if (above.depth >= DEEPEST) throw refusal(above, `is nested more than ${DEEPEST} levels deep`)
  const places = Object.entries(value).map(([key, value]) => ({ value, key, above, depth: above.depth + 1 }))
  const odd = places.find(({ key }) => !isStorable(key))
  if (odd) throw unstorable(odd)
  return places
}

const unstorable = (place: Place) =>
  refusal(place, 'holds a character that cannot be stored (NUL, or half of a surrogate pair). Remove it.')

function refusal(place: Place, message: string) {
  const path = pathOf(place)
  return invalid(`${path || 'The request'}: ${message}`, [{ path, message }])
}

function pathOf(place: Place): string {
  const keys: string[] = []
  for (let at: Place | null = place; at?.above; at = at.above) keys.unshift(at.key)
  return keys.join('.')
}

/** A YAML body is the `text` of the JSON body it stands for. */
export const YAML_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml', 'text/plain']
