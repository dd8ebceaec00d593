import type { Signal } from '../contract.ts'
import type { Evidence } from './evidence.ts'

/** What was read for one facet. */
export interface Outcome<Value extends string = string> {
  value: Value
  confidence: number
  signals: Signal[]
  alternatives: { value: Value; confidence: number }[]
}

/** How much must speak for something before it is more likely than not. */
const DOUBT = 1.5
const MOST_SIGNALS = 6
const MOST_ALTERNATIVES = 3

const rounded = (number: number): number => Math.round(number * 100) / 100

/** How sure a score is beside the others: by its lead, and by how much there is at all. Never quite 1. */
export const shareOf = (score: number, all: number): number => rounded(Math.min(0.97, score / (all + DOUBT)))

/** The highest score wins; the rest are what it could have been. Entries must not be empty. */
export function decided<Value extends string>(scores: readonly [Value, number][], signals: Signal[]): Outcome<Value> {
  const ranked = scores.toSorted(([, one], [, other]) => other - one)
  const all = ranked.reduce((sum, [, score]) => sum + score, 0)
  const [[value, score]] = ranked as [[Value, number]]
  return {
    value,
    confidence: shareOf(score, all),
    signals: signals.toSorted((one, other) => other.weight - one.weight).slice(0, MOST_SIGNALS),
    alternatives: ranked
      .slice(1)
      .filter(([, score]) => score > 0)
      .slice(0, MOST_ALTERNATIVES)
      .map(([value, score]) => ({ value, confidence: shareOf(score, all) })),
  }
}

/** The entries found, as reasons; each once. */
export function signalsOf(evidence: readonly Evidence[], rule: (evidence: Evidence) => string): Signal[] {
  const strongest = new Map<string, Signal>()
  for (const one of evidence) {
    const signal = { rule: rule(one), found: one.entry.words, weight: rounded(one.weight) }
    const key = `${signal.rule} ${signal.found}`
    if ((strongest.get(key)?.weight ?? -1) < signal.weight) strongest.set(key, signal)
  }
  return [...strongest.values()].toSorted((one, other) => other.weight - one.weight)
}

/** A reason that is no word of a list. */
export const because = (rule: string, weight: number): Signal => ({ rule, found: null, weight: rounded(weight) })
