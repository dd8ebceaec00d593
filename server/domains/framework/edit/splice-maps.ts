import type { YAMLMap } from 'yaml'
import { renderedBelow, renderedInline } from './render.ts'
import { replaced } from './splice-values.ts'
import { columnOf, endOf, isFirstOnLine, lineEnd, type Spot, startOf, withoutLines, written } from './spots.ts'

/** A key that was not there, below the last one. */
export function insertedPair(spot: Spot, key: string, value: unknown): string | null {
  const { text, isFlow } = spot
  const map = spot.node as YAMLMap
  if (map.items.length === 0) return replaced(spot, { [key]: value })
  const word = renderedInline(key)
  const last = endOf(map.items.at(-1), text)
  if (isFlow || map.flow) return written(text, { from: last, to: last, by: `, ${word}: ${renderedInline(value)}` })
  const indent = columnOf(text, startOf(map.items[0]))
  const end = lineEnd(text, last)
  return `${text.slice(0, end)}\n${' '.repeat(indent)}${word}:${renderedBelow(value, indent + 2)}${text.slice(end)}`
}

export function removedPair(spot: Spot): string | null {
  const { text, holder, isFlow } = spot
  if (holder.kind !== 'pair') return null
  const { map, index, above } = holder
  const [start, end] = [startOf(map.items[index]), endOf(map.items[index], text)]
  if (map.items.length === 1) return above.holder.kind === 'root' ? withoutLines(text, start, end) : replaced(above, {})
  if (isFlow) return withoutEntry(text, map, index)
  if (isFirstOnLine(text, start)) return withoutLines(text, start, end)
  // The first key beside a dash: the next one takes its place.
  return written(text, { from: start, to: startOf(map.items[1]), by: '' })
}

/** One of several between brackets or braces, with the comma that parts it from its neighbour. */
export function withoutEntry(text: string, { items }: { items: readonly unknown[] }, index: number): string {
  return index > 0
    ? written(text, { from: endOf(items[index - 1], text), to: endOf(items[index], text), by: '' })
    : written(text, { from: startOf(items[0]), to: startOf(items[1]), by: '' })
}
