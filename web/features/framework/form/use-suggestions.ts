import { useForm } from './form-context.ts'
import { patternOf } from './schema.ts'
import { isMap, valueAt } from './values.ts'

/** Which part of the framework a word is a name of. */
const NAMED_IN: readonly [RegExp, readonly string[][]][] = [
  [/^teams\.\*\.tier$|\.tiers$/, [['support_tiers']]],
  [/\.teams$|\.move_to_team$/, [['support_tiers'], ['teams']]],
  [/(^|\.)calendar$/, [['calendars']]],
  [/\.segments$/, [['segments']]],
]
const FIXED: readonly [RegExp, readonly string[]][] = [
  [/\.role$|\.notify$/, ['lead', 'manager', 'admin']],
  [/\.(languages|language)$/, ['en', 'zh', 'de', 'fr', 'es', 'ja']],
]

let zones: string[] | undefined

/** What may stand at a path because the framework, or the machine, knows it by name. */
export function useSuggestions() {
  const { root, values } = useForm()
  return (path: readonly string[]): string[] => {
    const pattern = patternOf(root, path)
    if (pattern.endsWith('.time_zone')) {
      zones ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
      return zones
    }
    const named = NAMED_IN.find(([where]) => where.test(pattern))?.[1] ?? []
    const names = named.flatMap((place) => {
      const found = valueAt(values, place)
      return isMap(found) ? Object.keys(found) : []
    })
    const fixed = FIXED.find(([where]) => where.test(pattern))?.[1] ?? []
    return [...new Set([...names, ...fixed])]
  }
}
