import { stemOf } from '../../../platform/text/stem.ts'
import { charactersOf, type Run } from '../../../platform/text/words.ts'
import { runsOf } from './terms.ts'

/** What a phrase is made of: stems of words, or single characters of scripts without spaces. */
export interface Unit {
  unit: string
  /** Place of the run it is taken from. */
  run: number
}

interface Rule {
  units: readonly string[]
  others: readonly string[]
}

/** What means the same, by the first unit of each phrase. */
export type Synonyms = ReadonlyMap<string, readonly Rule[]>

/** A phrase of a text that others mean the same as. `from` and `to` are places of runs, both within. */
export interface SynonymFound {
  from: number
  to: number
  others: readonly string[]
}

/** Lists of phrases that mean the same, made ready to be looked up. Each leads to all others of its list. */
export function synonymsOf(lists: readonly (readonly string[])[]): Synonyms {
  const byFirst = new Map<string, Rule[]>()
  for (const list of lists)
    for (const phrase of list) {
      const units = unitsOf(runsOf(phrase)).map(({ unit }) => unit)
      const [first] = units
      if (first === undefined) continue
      const rules = byFirst.get(first) ?? []
      byFirst.set(first, rules)
      rules.push({ units, others: list.filter((other) => other !== phrase) })
    }
  return byFirst
}

export const unitsOf = (runs: readonly Run[]): Unit[] =>
  runs.flatMap(({ word, unspaced }, run) =>
    unspaced ? charactersOf(word).map((unit) => ({ unit, run })) : [{ unit: stemOf(word) ?? word, run }],
  )

/** The phrases of a text that mean the same as others, each once however often it is said. */
export function synonymsIn(units: readonly Unit[], ...books: readonly Synonyms[]): SynonymFound[] {
  const found: SynonymFound[] = []
  const done = new Set<Rule>()
  for (const [at, { unit, run }] of units.entries())
    for (const book of books)
      for (const rule of book.get(unit) ?? []) {
        const isHere = rule.units.every((wanted, index) => units[at + index]?.unit === wanted)
        if (!isHere || done.has(rule)) continue
        done.add(rule)
        found.push({ from: run, to: units[at + rule.units.length - 1]!.run, others: rule.others })
      }
  return found
}
