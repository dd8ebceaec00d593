import { expect, test } from 'vitest'
import { agentsFor, erlangB, erlangC, waitingA, waitingC } from './erlang.ts'

test.each([
  // Erlang's loss formula as tabulated in ITU-T Rec. E.520 and every teletraffic handbook: lines, Erlang, share lost.
  [1, 0.0101, 0.01],
  [5, 1.3608, 0.01],
  [10, 4.4612, 0.01],
  [20, 12.0306, 0.01],
  [10, 10, 0.2146],
])('Erlang B: %d lines at %f Erlang lose %f', (agents, traffic, lost) => {
  expect(erlangB(agents, traffic)).toBeCloseTo(lost, 4)
})

test.each([
  // By hand: 1 line waits as busy as it is; 2 lines at 1 Erlang wait 1/3, 3 at 2 Erlang 4/9.
  [1, 0.8, 0.8],
  [2, 1, 1 / 3],
  [3, 2, 4 / 9],
  // 360 calls in half an hour of four minutes each, 55 agents: the example of the Erlang C page of mitan.co.uk.
  [55, 48, 0.239],
  // 12 lines at 10 Erlang.
  [12, 10, 0.4494],
  [10, 10, 1],
])('Erlang C: %d agents at %f Erlang let %f wait', (agents, traffic, delayed) => {
  expect(erlangC(agents, traffic)).toBeCloseTo(delayed, 3)
})

test('Erlang C in seconds, by the same example: 8.2 on average, 85 % within 15', () => {
  const waiting = waitingC(55, { per_second: 0.2, handling_seconds: 240 })
  expect(waiting.mean_seconds).toBeCloseTo(8.2, 1)
  expect(waiting.within(15)).toBeCloseTo(0.846, 3)
})

/*
 * Gans, Koole, Mandelbaum, "Telephone call centers: tutorial, review, and research prospects" (2003), and the note on the
 * Palm/Erlang-A queue: 48 calls a minute, one minute each, 50 agents, patience two minutes. Without giving up the mean wait
 * is 20.8 seconds; with it 3.1 % give up and the mean wait is 3.7 seconds.
 */
test('Erlang A and C by their published comparison', () => {
  const load = { per_second: 48 / 60, handling_seconds: 60 }
  expect(waitingC(50, load).mean_seconds).toBeCloseTo(20.8, 1)
  const waiting = waitingA(50, { ...load, patience_seconds: 120 })
  expect(waiting.abandoned).toBeCloseTo(0.031, 3)
  expect(waiting.mean_seconds).toBeCloseTo(3.7, 1)
})

test('with endless patience Erlang A is Erlang C, and with as much patience as handling it is Poisson', () => {
  const load = { per_second: 10 / 60, handling_seconds: 60 }
  const patient = waitingA(12, { ...load, patience_seconds: 1e7 })
  expect(patient.delayed).toBeCloseTo(waitingC(12, load).delayed, 3)
  expect(patient.within(20)).toBeCloseTo(waitingC(12, load).within(20), 3)
  // Then each leaves at the same rate, served or not: the number present is Poisson with mean 10.
  let [term, below] = [Math.exp(-10), 0]
  for (let n = 0; n < 12; term *= 10 / ++n) below += term
  expect(waitingA(12, { ...load, patience_seconds: 60 }).delayed).toBeCloseTo(1 - below, 9)
})

test('it stays finite where hundreds come within one patience', () => {
  const waiting = waitingA(500, { per_second: 10, handling_seconds: 60, patience_seconds: 7_200 })
  expect(waiting.abandoned).toBeCloseTo(1 / 6, 6)
})

test('the fewest agents that are enough are found', () => {
  const load = { per_second: 0.2, handling_seconds: 240 }
  const wanted = { share: 0.8, seconds: 15 }
  const enough = agentsFor((agents) => waitingC(agents, load), wanted)!
  expect(waitingC(enough, load).within(15)).toBeGreaterThanOrEqual(0.8)
  expect(waitingC(enough - 1, load).within(15)).toBeLessThan(0.8)
  expect(agentsFor((agents) => waitingC(agents, { per_second: 10, handling_seconds: 3_600 }), wanted)).toBeNull()
})
