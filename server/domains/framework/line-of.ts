import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import type { Yaml } from '../../platform/text/read-yaml.ts'

export type LineOf = (path: PropertyKey[]) => number | undefined

/** The nearest thing to a path that a text holds. */
export interface Place {
  line: number | undefined
  /** How many keys of the path are there. */
  depth: number
  /** Whether something other than a map ends it: then nothing of the defaults shows below it. */
  replaces: boolean
}
export type PlaceOf = (path: PropertyKey[]) => Place

interface Entry {
  key: Node
  value: unknown
}

/** Tells the line of a path in the operator's text; of its nearest parent when the value comes from the defaults. */
export function lineFinder(yaml: Yaml): LineOf {
  const placeOf = placeFinder(yaml)
  return (path) => placeOf(path).line
}

/** Each map is indexed once, however many of its keys are asked for. */
export function placeFinder({ document, lines }: Yaml): PlaceOf {
  const indexes = new WeakMap<YAMLMap, Map<string, Entry>>()
  const entryIn = (node: unknown, key: PropertyKey): Entry | undefined => {
    if (isSeq(node)) return itemOf(node.items[Number(key)])
    if (!isMap(node)) return undefined
    const index = indexes.get(node) ?? indexOf(node)
    indexes.set(node, index)
    return index.get(String(key))
  }
  const meant = (node: unknown) => (isAlias(node) ? node.resolve(document) : node)
  return (path) => {
    let [node, nearest, depth]: [unknown, Node | undefined, number] = [document.contents, undefined, 0]
    for (const key of path) {
      const entry = entryIn(node, key)
      if (!entry) break
      depth++
      nearest = entry.key
      node = meant(entry.value)
    }
    const line = nearest?.range ? lines.linePos(nearest.range[0]).line : undefined
    return { line, depth, replaces: depth > 0 && !isMap(node) }
  }
}

const indexOf = (map: YAMLMap): Map<string, Entry> =>
  new Map(map.items.flatMap(({ key, value }) => (isScalar(key) ? [[String(key.value), { key, value }] as const] : [])))

const itemOf = (item: unknown): Entry | undefined => (isNode(item) ? { key: item, value: item } : undefined)
