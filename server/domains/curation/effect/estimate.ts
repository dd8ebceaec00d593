/** Contacts by day, before and after, of what an article answers and of what is compared with it. */
export interface Counted {
  treated: Spans
  controls: readonly Spans[]
}
export interface Spans {
  before: readonly number[]
  after: readonly number[]
}

/** By how much fewer people ask, as a share: 0.25 is a quarter fewer than without the article. 90 % interval. */
export interface Estimate {
  reduction: number
  low: number
  high: number
}

const DRAWS = 1_000
/** So many contacts before, of the article and of what it is compared with, are needed to tell anything. */
const [FEWEST_TREATED, FEWEST_CONTROL] = [12, 20]
/** From so many on, which ones they happen to be is part of the doubt as well. */
const FEWEST_TO_DRAW = 4

/**
 * Difference in differences as a ratio: what happened to the article's own questions, over what happened meanwhile to
 * others'. The interval is a bootstrap (Efron, 1979): days are drawn again, for both alike so that what struck the whole
 * desk that day stays with both, and so are the controls. The same seed gives the same interval. Null where too little was
 * asked to tell.
 */
export function estimate(counted: Counted, seed: number): Estimate | null {
  const { treated, controls } = counted
  const pooled = {
    before: total(controls.map(({ before }) => before)),
    after: total(controls.map(({ after }) => after)),
  }
  if (sum(treated.before) < FEWEST_TREATED || sum(pooled.before) < FEWEST_CONTROL) return null
  const chance = chanceOf(seed)
  const drawn = Array.from({ length: DRAWS }, () => drawAgain(counted, pooled, chance)).sort((a, b) => a - b)
  const at = (share: number) => drawn[Math.min(DRAWS - 1, Math.floor(share * DRAWS))]!
  const point = logRatio(sum(treated.before), sum(treated.after), [sum(pooled.before), sum(pooled.after)])
  return { reduction: 1 - Math.exp(point), low: 1 - Math.exp(at(0.95)), high: 1 - Math.exp(at(0.05)) }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)
const total = (spans: readonly (readonly number[])[]): number[] =>
  spans[0]?.map((_, day) => spans.reduce((all, span) => all + span[day]!, 0)) ?? []

/** Half a contact more on every side: a ratio stays one where nobody asked any more (Haldane, 1956). */
const logRatio = (before: number, after: number, [controlBefore, controlAfter]: readonly [number, number]): number =>
  Math.log((after + 0.5) / (before + 0.5)) - Math.log((controlAfter + 0.5) / (controlBefore + 0.5))

function drawAgain(
  { treated, controls }: Counted,
  pooled: { before: number[]; after: number[] },
  chance: () => number,
): number {
  const others = controls.length < FEWEST_TO_DRAW ? pooled : drawnAmong(controls, chance)
  const [before, controlBefore] = drawnDays(treated.before, others.before, chance)
  const [after, controlAfter] = drawnDays(treated.after, others.after, chance)
  return logRatio(before, after, [controlBefore, controlAfter])
}

function drawnAmong(controls: readonly Spans[], chance: () => number): { before: number[]; after: number[] } {
  const drawn = controls.map(() => controls[Math.floor(chance() * controls.length)]!)
  return { before: total(drawn.map(({ before }) => before)), after: total(drawn.map(({ after }) => after)) }
}

function drawnDays(own: readonly number[], others: readonly number[], chance: () => number): [number, number] {
  let [mine, theirs] = [0, 0]
  for (let draw = 0; draw < own.length; draw++) {
    const day = Math.floor(chance() * own.length)
    mine += own[day]!
    theirs += others[day]!
  }
  return [mine, theirs]
}

/** mulberry32 (Tommy Ettinger): a number from 0 to 1, the same ones for the same seed. */
export function chanceOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Green only where at least the goal is all but certain; amber where it is what was seen. */
export function judge(
  estimated: Estimate | null,
  goal_percent: number,
): 'green' | 'amber' | 'red' | 'too_little_to_tell' {
  if (!estimated) return 'too_little_to_tell'
  if (estimated.low * 100 >= goal_percent) return 'green'
  return estimated.reduction * 100 >= goal_percent ? 'amber' : 'red'
}
