import type { KeptSignal, Trigger } from './contract.ts'

const ERRORS = 2
const ERRORS_WITHIN_MS = 60_000
const CONFUSED_WITHIN_MS = 120_000
const RAGE_CLICKS = 3
const HELP_SEARCHES = 3

/** So far back signals can still be part of a trigger. */
export const LONGEST_MS = CONFUSED_WITHIN_MS

/**
 * The signals that make a trigger fire, or null. `told`: all that are known, in order of time; only what ends with one of
 * the `fresh` ones counts, so that an old story is not told again.
 */
export function firedBy(
  trigger: Trigger,
  told: readonly KeptSignal[],
  fresh: ReadonlySet<KeptSignal>,
): KeptSignal[] | null {
  if (trigger === 'error_detection')
    return several(told, fresh, { kind: 'error', count: ERRORS, within: ERRORS_WITHIN_MS })
  if (trigger === 'feature_confusion') return confusion(told, fresh)
  return null
}

function confusion(told: readonly KeptSignal[], fresh: ReadonlySet<KeptSignal>): KeptSignal[] | null {
  const within = CONFUSED_WITHIN_MS
  return (
    several(told, fresh, { kind: 'rage_click', count: RAGE_CLICKS, within }) ??
    several(told, fresh, { kind: 'help_search', count: HELP_SEARCHES, within }) ??
    several(told, fresh, { kind: 'back_and_forth', count: 1, within }) ??
    backAndForth(told, fresh)
  )
}

interface Pattern {
  kind: KeptSignal['kind']
  count: number
  within: number
}

const several = (told: readonly KeptSignal[], fresh: ReadonlySet<KeptSignal>, { kind, count, within }: Pattern) =>
  runs(
    told.filter((signal) => signal.kind === kind),
    count,
  ).find((run) => fresh.has(run.at(-1)!) && spanOf(run) <= within) ?? null

/** Page A, page B, page A, page B: somebody looks for something where it is not. A page that is only drawn anew is no step. */
function backAndForth(told: readonly KeptSignal[], fresh: ReadonlySet<KeptSignal>): KeptSignal[] | null {
  const seen = told.filter(({ kind, page }) => kind === 'seen' && page !== null)
  const steps = seen.filter(({ page }, index) => page !== seen[index - 1]?.page)
  const isToAndFro = ([a, b, c, d]: KeptSignal[]) => a!.page === c!.page && b!.page === d!.page
  return (
    runs(steps, 4).find((run) => fresh.has(run.at(-1)!) && spanOf(run) <= CONFUSED_WITHIN_MS && isToAndFro(run)) ?? null
  )
}

const runs = (signals: readonly KeptSignal[], length: number): KeptSignal[][] =>
  signals.flatMap((_, start) => (start + length <= signals.length ? [signals.slice(start, start + length)] : []))

const millisecondsOf = ({ at }: KeptSignal): number => Temporal.Instant.from(at).epochMilliseconds
const spanOf = (run: KeptSignal[]): number => millisecondsOf(run.at(-1)!) - millisecondsOf(run[0]!)
