import { isDeepStrictEqual } from 'node:util'

export type Path = readonly string[]

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a path; undefined where nothing does. */
export function valueIn(whole: unknown, path: Path): unknown {
  let value = whole
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** The whole with another value at a path; maps that are missing on the way are made. Nothing is changed in place. */
export function withValue(whole: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(whole)) return whole.toSpliced(Number(key), 1, withValue(whole[Number(key)], rest, value))
  const map = isMap(whole) ? whole : {}
  return { ...map, [key]: withValue(Object.hasOwn(map, key) ? map[key] : undefined, rest, value) }
}

/** The whole without what stands at a path, nor maps that held nothing else: an empty map would say something. */
export function withoutValue(whole: unknown, path: Path): unknown {
  const [key, ...rest] = path
  if (key === undefined) return undefined
  if (Array.isArray(whole)) {
    if (rest.length === 0) return whole.toSpliced(Number(key), 1)
    return whole.toSpliced(Number(key), 1, withoutValue(whole[Number(key)], rest) ?? {})
  }
  if (!isMap(whole) || !Object.hasOwn(whole, key)) return whole
  const { [key]: before, ...others } = whole
  const after = withoutValue(before, rest)
  if (after !== undefined) return { ...whole, [key]: after }
  return Object.keys(others).length > 0 ? others : undefined
}

/** The nearest place above a path that goes altogether when the path does. */
export function removedWith(whole: unknown, path: Path): Path {
  const parent = path.slice(0, -1)
  const above = valueIn(whole, parent)
  const goesToo = parent.length > 0 && isMap(above) && Object.keys(above).length === 1 && !isItem(whole, parent)
  return goesToo ? removedWith(whole, parent) : path
}

/** An item of a list stays, even empty: the others keep their places. */
const isItem = (whole: unknown, path: Path): boolean => Array.isArray(valueIn(whole, path.slice(0, -1)))

export const isSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other)
