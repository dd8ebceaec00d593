import { isCollection, isMap, isNode, isPair, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { commentsIn } from './comments.ts'

/** A node of a text and what holds it. */
export interface Spot {
  text: string
  node: unknown
  holder:
    | { kind: 'root' }
    | { kind: 'pair'; map: YAMLMap; index: number; above: Spot }
    | { kind: 'item'; seq: YAMLSeq; index: number; above: Spot }
  /** Whether it stands between brackets or braces. */
  isFlow: boolean
}

export function pairIn(above: Spot, key: string): Spot | undefined {
  const map = above.node as YAMLMap
  const index = map.items.findIndex((pair) => isScalar(pair.key) && String(pair.key.value) === key)
  const pair = map.items[index]
  if (!pair) return undefined
  return {
    text: above.text,
    node: pair.value,
    holder: { kind: 'pair', map, index, above },
    isFlow: above.isFlow || map.flow === true,
  }
}

export function itemIn(above: Spot, key: string): Spot | undefined {
  const seq = above.node as YAMLSeq
  const index = Number(key)
  if (!(index < seq.items.length)) return undefined
  return {
    text: above.text,
    node: seq.items[index],
    holder: { kind: 'item', seq, index, above },
    isFlow: above.isFlow || seq.flow === true,
  }
}

/** Where the writing of a node or pair begins. */
export function startOf(place: unknown): number {
  if (isPair(place)) return startOf(place.key)
  return isNode(place) ? (place.range?.[0] ?? 0) : 0
}

/** Where it ends: after its last word or bracket, before any comment. */
export function endOf(place: unknown, text: string): number {
  if (isPair(place)) return isNothing(place.value) ? colonOf(place, text) + 1 : endOf(place.value, text)
  if (isCollection(place) && !place.flow && place.items.length > 0) return endOf(place.items.at(-1), text)
  if (isSeq(place) || isMap(place) || isScalar(place) || isNode(place))
    return withoutTail(text, startOf(place), place.range?.[1] ?? 0)
  return 0
}

/** A value that is left empty has no writing at all. */
export const isNothing = (node: unknown): boolean =>
  node === null || (isScalar(node) && node.value === null && node.source === '')

const withoutTail = (text: string, start: number, end: number): number =>
  start + text.slice(start, end).trimEnd().length

export const colonOf = (pair: Pair, text: string): number => {
  const key = pair.key as { range?: [number, number, number] }
  return text.indexOf(':', key.range?.[1] ?? 0)
}

export const dashOf = (item: unknown, text: string): number => text.lastIndexOf('-', startOf(item) - 1)

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1
/** The end of the line without its break. */
export const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

export const columnOf = (text: string, at: number): number => at - lineStart(text, at)
export const isFirstOnLine = (text: string, at: number): boolean => text.slice(lineStart(text, at), at).trim() === ''

const leadOf = (text: string, at: number): string => /^\s*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? ''

interface Region {
  from: number
  to: number
  by: string
}

/** Writes something else between two places; remarks that stood there go above the line. */
export function written(text: string, { from, to, by }: Region): string {
  const lifted = remarksWithin(text, from, to).map((remark) => `${leadOf(text, from)}${remark}\n`)
  const start = lineStart(text, from)
  return `${text.slice(0, start)}${lifted.join('')}${text.slice(start, from)}${by}${text.slice(to)}`
}

/** Takes whole lines out; remarks that stood there stay, as lines of their own. */
export function withoutLines(text: string, from: number, to: number): string {
  const start = lineStart(text, from)
  const end = Math.min(lineEnd(text, to) + 1, text.length)
  const kept = remarksWithin(text, start, end).map((remark) => `${leadOf(text, from)}${remark}\n`)
  return `${text.slice(0, start)}${kept.join('')}${text.slice(end)}`
}

const remarksWithin = (text: string, from: number, to: number): string[] =>
  commentsIn(text)
    .filter(({ offset }) => offset >= from && offset < to)
    .map(({ source }) => source)
