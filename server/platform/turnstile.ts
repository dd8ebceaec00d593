import type { AppError } from './errors.ts'

interface Turns {
  most_at_once: number
  most_waiting: number
  /** Who would have to wait longer, or behind too many, is told so. */
  longest_wait_ms: number
  tooBusy: () => AppError
}

/** Lets few do something dear at once on this node; the others wait their turn, and not for ever. */
export function turnstile({ most_at_once, most_waiting, longest_wait_ms, tooBusy }: Turns) {
  let inside = 0
  const waiting: (() => void)[] = []

  const myTurn = (): Promise<void> => {
    if (waiting.length >= most_waiting) throw tooBusy()
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1)
        reject(tooBusy())
      }, longest_wait_ms)
      waiting.push(go)
    })
  }

  const enter = async (): Promise<void> => {
    if (inside >= most_at_once) return myTurn()
    inside++
  }

  /** Whoever waits takes the place over, so that nobody slips in between. */
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else inside--
  }

  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
