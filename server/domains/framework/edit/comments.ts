import { type CST, Parser } from 'yaml'

export interface Comment {
  /** With its `#`. */
  source: string
  offset: number
}

/** Every comment of a text, in order. */
export function commentsIn(text: string): Comment[] {
  const found: Comment[] = []
  const places: unknown[] = [...new Parser().parse(text)]
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    if (isComment(place)) found.push({ source: place.source, offset: place.offset })
    for (const inner of placesIn(place)) places.push(inner)
  }
  return found.toSorted((one, other) => one.offset - other.offset)
}

const isComment = (place: unknown): place is CST.SourceToken =>
  typeof place === 'object' && place !== null && 'type' in place && place.type === 'comment'

function placesIn(place: unknown): unknown[] {
  if (Array.isArray(place)) return place
  if (typeof place !== 'object' || place === null) return []
  return HOLDERS.map((key): unknown => Reflect.get(place, key)).filter(Boolean)
}

const HOLDERS = ['start', 'key', 'sep', 'value', 'items', 'props', 'end']

/** The comments of a text without their places, for comparing. */
export const remarksIn = (text: string): string[] =>
  commentsIn(text)
    .map(({ source }) => source.trimEnd())
    .toSorted()
