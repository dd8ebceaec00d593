import type { Answer, Step } from '../contract.ts'
import { type Arrival, arrive, isEnd, offered, type Steps, type Walker, waysFrom } from './walk.ts'

/** How a step is reached: from which other one, by which answer; null: it is the first. */
export type CameFrom = { step: Step; answer: string } | null

/** What one kind of reader can come to in a tree. */
export interface Reach {
  walker: Walker
  /** The steps they are shown, with the way to each. */
  shown: Map<Step, CameFrom>
  /** Steps that are passed on the way, and shown to others at most. */
  passed: Set<Step>
  offered: Set<Answer>
  /** Ways that end in nothing. */
  lost: { from: CameFrom; lost: NonNullable<Arrival['lost']> }[]
  /** Questions that have no answer for them. */
  stranded: Step[]
  /** Steps from which they come to no end, whatever they say. */
  endless: Step[]
}

export function reachOf(steps: Steps, start: string | null, walker: Walker): Reach {
  const reach: Reach = {
    ...{ walker, shown: new Map(), passed: new Set(), offered: new Set(), lost: [], stranded: [], endless: [] },
  }
  const before = new Map<Step, Step[]>()
  const waiting: { to: string | null; from: CameFrom }[] = [{ to: start, from: null }]
  for (let place = waiting.shift(); place; place = waiting.shift()) {
    const { stop, lost, passed } = arrive(steps, place.to, walker)
    for (const step of passed) reach.passed.add(step)
    if (lost) reach.lost.push({ from: place.from, lost })
    if (!stop) continue
    if (place.from) before.set(stop, [...(before.get(stop) ?? []), place.from.step])
    if (reach.shown.has(stop)) continue
    reach.shown.set(stop, place.from)
    waiting.push(...onwards(reach, stop))
  }
  reach.endless = endlessIn(reach, before)
  return reach
}

function onwards(reach: Reach, step: Step): { to: string | null; from: CameFrom }[] {
  if (step.kind === 'question') {
    const answers = offered(step.answers, reach.walker)
    for (const answer of answers) reach.offered.add(answer)
    if (answers.length === 0) reach.stranded.push(step)
  }
  return waysFrom(step, reach.walker).map(({ answer, to }) => ({ to, from: { step, answer } }))
}

/** Back from the ends, and from where a fault of its own is: what is not met on the way has none before it. */
function endlessIn({ shown, stranded, lost }: Reach, before: Map<Step, Step[]>): Step[] {
  const faulty = [...stranded, ...lost.flatMap(({ from }) => from?.step ?? [])]
  const ending = new Set([...[...shown.keys()].filter(isEnd), ...faulty])
  const waiting = [...ending]
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    for (const earlier of before.get(step) ?? []) {
      if (ending.has(earlier)) continue
      ending.add(earlier)
      waiting.push(earlier)
    }
  }
  return [...shown.keys()].filter((step) => !ending.has(step))
}

/** The steps on the way to one, the first of all first. */
export function wayTo(reach: Reach, to: CameFrom): { step: Step; answer: string }[] {
  const way: { step: Step; answer: string }[] = []
  for (let at = to; at; at = reach.shown.get(at.step) ?? null) way.unshift(at)
  return way
}
