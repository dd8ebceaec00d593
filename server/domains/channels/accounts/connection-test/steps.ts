import type { z } from 'zod'
import type { ConnectionStep } from '../../contract.ts'
import { wordsOf } from '../../mail/receiving/imap/connect-imap.ts'
import { plainWords } from '../../mail/sending/plain-words.ts'

export type Step = z.infer<typeof ConnectionStep>

export interface Outcome {
  ok: boolean
  steps: Step[]
}

interface Taking<T> {
  step: Step['step']
  work(): Promise<T>
  /** What happened, in words. */
  say(result: T): string
  advise(error: unknown): string | null | Promise<string | null>
}

export type Take = <T>(taking: Taking<T>) => Promise<T>

/** A step that takes longer has failed: nobody waits in front of a screen for more. */
const STEP_MS = 6_000
const ALL_STEPS_MS = 19_000

/** Takes steps one after the other and writes down what happened; with the first that fails it ends. */
export async function stepByStep(walk: (take: Take) => Promise<void>): Promise<Outcome> {
  const steps: Step[] = []
  const end_ms = performance.now() + ALL_STEPS_MS
  const take: Take = async ({ step, work, say, advise }) => {
    try {
      const result = await within(Math.min(STEP_MS, end_ms - performance.now()), work())
      steps.push({ step, ok: true, detail: plainWords(say(result)), advice: null })
      return result
    } catch (error) {
      steps.push({ step, ok: false, detail: plainWords(wordsOf(error)), advice: await advise(error) })
      throw new Ended()
    }
  }
  try {
    await walk(take)
  } catch (error) {
    if (!(error instanceof Ended)) throw error
  }
  return { ok: steps.length > 0 && steps.every(({ ok }) => ok), steps }
}

class Ended extends Error {}

/** The other side said nothing at all. */
export class NoAnswer extends Error {}

async function within<T>(duration_ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer('The server did not answer in time.')), duration_ms)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
