type Values = Record<string, unknown>

export const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value
  for (const key of path) {
    if (Array.isArray(found)) found = found[Number(key)]
    else if (isMap(found) && Object.hasOwn(found, key)) found = found[key]
    else return undefined
  }
  return found
}

/** A copy with another value at a path; null takes it out. */
export function withValue(value: unknown, [key, ...rest]: readonly string[], set: unknown): unknown {
  if (key === undefined) return set
  if (Array.isArray(value)) {
    const place = Number(key)
    return value.map((item, index) => (index === place ? withValue(item, rest, set) : item))
  }
  const map = isMap(value) ? value : {}
  if (rest.length === 0 && set === null) {
    return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key))
  }
  return { ...map, [key]: withValue(map[key], rest, set) }
}

/** The operator's values over the defaults, as the server lays them: maps key by key, everything else replaces. */
export function laidOver(below: unknown, above: unknown): unknown {
  if (!isMap(below) || !isMap(above)) return above === undefined ? below : above
  const merged = { ...below }
  for (const [key, value] of Object.entries(above)) merged[key] = laidOver(below[key], value)
  return merged
}
