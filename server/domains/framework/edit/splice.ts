import { isAlias, isMap, isSeq, parseDocument } from 'yaml'
import { appended, inserted, removedItem } from './splice-lists.ts'
import { insertedPair, removedPair } from './splice-maps.ts'
import { replaced } from './splice-values.ts'
import { itemIn, pairIn, type Spot } from './spots.ts'
import type { Path } from './values.ts'

/**
 * The text with only the value at a path written anew, or taken out (undefined). Null where it cannot be done by changing
 * one place; the caller checks what comes out.
 */
export function splice(text: string, path: Path, value: unknown): string | null {
  const { spot, rest } = reach(text, path)
  if (rest.length > 0) return isAlias(spot.node) || value === undefined ? null : created(spot, rest, value)
  if (value !== undefined) return replaced(spot, value)
  return spot.holder.kind === 'pair' ? removedPair(spot) : removedItem(spot)
}

/** The same with an item put before the one that stands at the path's end. */
export function spliceIn(text: string, path: Path, value: unknown): string | null {
  const { spot, rest } = reach(text, path.slice(0, -1))
  return rest.length > 0 || !isSeq(spot.node) ? null : inserted(spot, Number(path.at(-1)), value)
}

/** As far along a path as there is something. */
function reach(text: string, path: Path): { spot: Spot; rest: Path } {
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false })
  let spot: Spot = { text, node: document.contents, holder: { kind: 'root' }, isFlow: false }
  for (const [depth, key] of path.entries()) {
    const next = isMap(spot.node) ? pairIn(spot, key) : isSeq(spot.node) ? itemIn(spot, key) : undefined
    if (!next) return { spot, rest: path.slice(depth) }
    spot = next
  }
  return { spot, rest: [] }
}

/** A key or an item that was not there yet. */
function created(spot: Spot, [key, ...rest]: Path, value: unknown): string | null {
  const inner = rest.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)
  if (isSeq(spot.node)) return appended(spot, inner)
  if (isMap(spot.node)) return insertedPair(spot, key!, inner)
  return replaced(spot, { [key!]: inner })
}
