/** Where a line stands in the text: the keys around it, and those beside it. */
export interface KeyPlace {
  path: string[]
  /** How far keys of the same map are indented. */
  indent: number
  siblings: string[]
}

const KEY = /^( *)(- )?([A-Za-z_][\w]*|"[^"]+"):/

/**
 * By indentation alone, so that it works while a text is half written. A map in braces is one value; an entry of a list
 * counts by its place.
 */
export function keyPlaceOf(text: string, line: number): KeyPlace {
  const lines = text.split('\n')
  const found = keyAt(lines, line - 1)
  if (!found) return { path: [], indent: 0, siblings: topKeys(lines) }
  const path = [...pathTo(lines, found), found.key]
  return { path, indent: found.indent, siblings: siblingsOf(lines, found.line, found.indent) }
}

/** The keys around one, from the top: upwards, each key that is indented less is the next one around. */
function pathTo(lines: readonly string[], found: Key): string[] {
  const path: string[] = []
  let depth = found.indent
  let item = found.isItem ? 0 : -1
  for (let index = found.line - 1; index >= 0; index--) {
    const key = keyIn(lines[index]!)
    if (!key) continue
    if (key.indent === depth && key.isItem) item++
    if (key.indent >= depth) continue
    path.unshift(...(item >= 0 ? [key.key, String(item)] : [key.key]))
    depth = key.indent
    item = key.isItem ? 0 : -1
  }
  return path
}

interface Key {
  indent: number
  key: string
  isItem: boolean
  line: number
}

function keyIn(text: string): Omit<Key, 'line'> | null {
  const found = KEY.exec(text)
  if (!found) return null
  const isItem = found[2] !== undefined
  return { indent: found[1]!.length + (isItem ? 2 : 0), key: found[3]!.replaceAll('"', ''), isItem }
}

/** The key on a line, or the one its value belongs to. */
function keyAt(lines: readonly string[], line: number): Key | null {
  const margin = /^ */.exec(lines[line] ?? '')![0].length
  if (margin === 0 && !lines[line]?.trim()) return null
  for (let index = line; index >= 0; index--) {
    const key = keyIn(lines[index] ?? '')
    if (key && (index === line || key.indent <= margin)) return { ...key, line: index }
  }
  return null
}

function siblingsOf(lines: readonly string[], line: number, indent: number): string[] {
  const siblings: string[] = []
  const collect = (from: number, step: 1 | -1) => {
    for (let index = from; index >= 0 && index < lines.length; index += step) {
      const key = keyIn(lines[index]!)
      if (!key) continue
      if (key.indent < indent) return
      if (key.indent === indent) siblings.push(key.key)
    }
  }
  collect(line, -1)
  collect(line + 1, 1)
  return siblings
}

const topKeys = (lines: readonly string[]) =>
  lines.flatMap((line) => {
    const key = keyIn(line)
    return key && key.indent === 0 ? [key.key] : []
  })
