import { isScalar, type Pair } from 'yaml'
import { indented, isShort, quoteOf, rendered, renderedBelow, renderedInline } from './render.ts'
import { colonOf, columnOf, dashOf, endOf, isNothing, type Spot, startOf, written } from './spots.ts'

/** Another value in the place of one. */
export function replaced(spot: Spot, value: unknown): string | null {
  const { text, node, holder, isFlow } = spot
  if (holder.kind === 'root') return atRoot(text, value)
  const [from, to] = [startOf(node), endOf(node, text)]
  const isOneLine = !isNothing(node) && !text.slice(from, to).includes('\n')
  if (isOneLine && (isFlow || isShort(value)))
    return written(text, { from, to, by: renderedInline(value, quoteIn(node, value)) })
  if (isFlow) return null
  return holder.kind === 'pair' ? inPair(text, holder.map.items[holder.index]!, value) : asItem(text, node, value)
}

/** Quoted as before, where it was a text and is one. */
function quoteIn(node: unknown, value: unknown) {
  if (typeof value !== 'string' || !isScalar(node) || typeof node.value !== 'string') return quoteOf(value)
  return node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? node.type : quoteOf(value)
}

function inPair(text: string, pair: Pair, value: unknown): string {
  const from = colonOf(pair, text) + 1
  const indent = columnOf(text, startOf(pair)) + 2
  return written(text, { from, to: Math.max(endOf(pair, text), from), by: renderedBelow(value, indent) })
}

/** The first line beside the dash, the others below it. */
function asItem(text: string, node: unknown, value: unknown): string | null {
  if (isNothing(node)) return null
  const [from, to] = [dashOf(node, text) + 1, endOf(node, text)]
  return written(text, { from, to, by: ` ${hanging(value, columnOf(text, from) + 1)}` })
}

/** An item over several lines: all but the first are indented. */
export const hanging = (value: unknown, indent: number): string =>
  isShort(value) ? renderedInline(value, quoteOf(value)) : indented(rendered(value), indent).trimStart()

/** A text that held nothing but remarks, or something that is no map. */
function atRoot(text: string, value: unknown): string {
  const separator = text === '' || text.endsWith('\n') ? '' : '\n'
  return `${text}${separator}${rendered(value)}\n`
}
