import type { YAMLSeq } from 'yaml'
import { quoteOf, renderedInline } from './render.ts'
import { withoutEntry } from './splice-maps.ts'
import { hanging, replaced } from './splice-values.ts'
import {
  columnOf,
  dashOf,
  endOf,
  isFirstOnLine,
  lineEnd,
  lineStart,
  type Spot,
  withoutLines,
  written,
} from './spots.ts'

/** An item more at the end of a list. */
export const appended = (spot: Spot, value: unknown): string | null =>
  inserted(spot, (spot.node as YAMLSeq).items.length, value)

/** An item more before the one that stands at this place now. */
export function inserted(spot: Spot, index: number, value: unknown): string | null {
  const { text, isFlow } = spot
  const { items, flow } = spot.node as YAMLSeq
  if (items.length === 0) return replaced(spot, [value])
  const before = endOf(items[Math.max(index - 1, 0)], text)
  if (isFlow || flow) {
    const word = renderedInline(value, quoteOf(value))
    const start = spotOf(items[0])
    return index > 0
      ? written(text, { from: before, to: before, by: `, ${word}` })
      : written(text, { from: start, to: start, by: `${word}, ` })
  }
  const dash = dashOf(items[0], text)
  if (index === 0 && !isFirstOnLine(text, dash)) return null
  const indent = columnOf(text, dash)
  const line = `${' '.repeat(indent)}- ${hanging(value, indent + 2)}`
  if (index === 0) return `${text.slice(0, lineStart(text, dash))}${line}\n${text.slice(lineStart(text, dash))}`
  const end = lineEnd(text, before)
  return `${text.slice(0, end)}\n${line}${text.slice(end)}`
}

const spotOf = (item: unknown): number => (item as { range: [number, number, number] }).range[0]

export function removedItem(spot: Spot): string | null {
  const { text, holder, isFlow } = spot
  if (holder.kind !== 'item') return null
  const { seq, index, above } = holder
  if (seq.items.length === 1) return replaced(above, [])
  if (isFlow) return withoutEntry(text, seq, index)
  const dash = dashOf(seq.items[index], text)
  return isFirstOnLine(text, dash) ? withoutLines(text, dash, endOf(seq.items[index], text)) : null
}
