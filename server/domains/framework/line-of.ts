import { isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import type { Yaml } from './read-yaml.ts'

export type LineOf = (path: PropertyKey[]) => number | undefined

interface Entry {
  key: Node
  value: unknown
}

/**
 * Tells the line of a path in the operator's text; of its nearest parent when the value comes from the defaults. Each
 * map is indexed once, however many of its keys are asked for.
 */
export function lineFinder({ document, lines }: Yaml): LineOf {
  const indexes = new WeakMap<YAMLMap, Map<string, Entry>>()
  const entryOf = (map: YAMLMap, key: PropertyKey) => {
    const index = indexes.get(map) ?? indexOf(map)
    indexes.set(map, index)
    return index.get(String(key))
  }
  return (path) => {
    let node: unknown = document.contents
    let nearest: Node | undefined
    for (const key of path) {
      const entry = isMap(node) ? entryOf(node, key) : isSeq(node) ? itemOf(node.items[Number(key)]) : undefined
      if (!entry) break
      nearest = entry.key
      node = entry.value
    }
    return nearest?.range ? lines.linePos(nearest.range[0]).line : undefined
  }
}

const indexOf = (map: YAMLMap): Map<string, Entry> =>
  new Map(map.items.flatMap(({ key, value }) => (isScalar(key) ? [[String(key.value), { key, value }] as const] : [])))

const itemOf = (item: unknown): Entry | undefined => (isNode(item) ? { key: item, value: item } : undefined)
