/*
 * Waiting lines in formulas. `traffic` is in Erlang: arrivals per second times mean handling seconds. Times are in seconds.
 */

/** Share of arrivals that find every agent taken when nobody may wait (Erlang 1917, by the usual recursion). */
export function erlangB(agents: number, traffic: number): number {
  let blocked = 1
  for (let n = 1; n <= agents; n++) blocked = (traffic * blocked) / (n + traffic * blocked)
  return blocked
}

/** Share of arrivals that have to wait when everybody waits for as long as it takes; 1 when the line grows for ever. */
export function erlangC(agents: number, traffic: number): number {
  if (traffic >= agents) return 1
  const blocked = erlangB(agents, traffic)
  return (agents * blocked) / (agents - traffic * (1 - blocked))
}

/** What comes in, how long one takes, and (for Erlang A) how long somebody waits before giving up. */
export interface Load {
  per_second: number
  handling_seconds: number
}

export interface Waiting {
  /** Share that has to wait at all. */
  delayed: number
  /** Mean over everybody, also those who do not wait; Infinity when the line grows for ever. */
  mean_seconds: number
  /** Share that gives up before its turn. */
  abandoned: number
  /** Share whose turn comes within so many seconds. */
  within(seconds: number): number
}

/** M/M/n: nobody gives up. */
export function waitingC(agents: number, { per_second, handling_seconds }: Load): Waiting {
  const traffic = per_second * handling_seconds
  const [delayed, spare] = [erlangC(agents, traffic), agents - traffic]
  if (spare <= 0) return { delayed: 1, mean_seconds: Number.POSITIVE_INFINITY, abandoned: 0, within: () => 0 }
  return {
    delayed,
    mean_seconds: (delayed * handling_seconds) / spare,
    abandoned: 0,
    within: (seconds) => 1 - delayed * Math.exp((-spare * seconds) / handling_seconds),
  }
}

/**
 * M/M/n+M, everybody's patience being exponential (Palm 1957; as written by Mandelbaum and Zeltyn, "Service engineering in
 * action: the Palm/Erlang-A queue", 2007). `within` is of the wait that is offered, whether or not somebody sits it out.
 */
export function waitingA(
  agents: number,
  { per_second, handling_seconds, patience_seconds }: Load & { patience_seconds: number },
): Waiting {
  const [served, lost] = [agents / handling_seconds, 1 / patience_seconds]
  const [x, y] = [served / lost, per_second / lost]
  // In logarithms: the plain terms overflow as soon as several hundred arrive within one patience.
  const logOf = (seconds: number) => {
    const z = y * Math.exp(-lost * seconds)
    return y - z - served * seconds + logSeries(x, z) - Math.log(served) + Math.log(per_second)
  }
  const logIdle = -Math.log(erlangB(agents - 1, per_second * handling_seconds))
  const logAll = logSum(logIdle, logOf(0))
  const delayed = Math.exp(logOf(0) - logAll)
  const abandoned = Math.max(0, Math.exp(-logAll) + (1 - served / per_second) * delayed)
  return {
    delayed,
    mean_seconds: abandoned / lost,
    abandoned,
    within: (seconds) => 1 - Math.exp(logOf(seconds) - logAll),
  }
}

/** Logarithm of 1 + y/(x+1) + y²/((x+1)(x+2)) + …, which is the incomplete gamma function in other clothes. */
function logSeries(x: number, y: number): number {
  let [term, sum] = [0, 0]
  for (let n = 1; ; n++) {
    term += Math.log(y / (x + n))
    sum = logSum(sum, term)
    if (y < x + n && term < sum - NEGLIGIBLE) return sum
  }
}

/** e to the minus 37 is the precision of a number. */
const NEGLIGIBLE = 37
const logSum = (a: number, b: number): number => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))

const MOST_AGENTS = 2_000

/** The fewest agents with whom so large a share comes up in time; null when not even 2,000 do. */
export function agentsFor(
  waiting: (agents: number) => Waiting,
  { share, seconds }: { share: number; seconds: number },
): number | null {
  const isEnough = (agents: number) => waiting(agents).within(seconds) >= share
  if (!isEnough(MOST_AGENTS)) return null
  let [few, enough] = [0, 1]
  while (!isEnough(enough)) [few, enough] = [enough, Math.min(enough * 2, MOST_AGENTS)]
  while (enough - few > 1) {
    const middle = (few + enough) >> 1
    if (isEnough(middle)) enough = middle
    else few = middle
  }
  return enough
}
