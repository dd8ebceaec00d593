import { advanceTo } from '../../platform/advance-clock.ts'
import { clockCanMove } from '../../platform/clock.ts'
import { instantText } from '../../platform/context.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { route } from '../../platform/http/route.ts'
import { ClockReading, MoveClock } from './contract.ts'

export const routes = [
  route.put(
    '/test/clock',
    {
      summary: 'Move the test clock forward (TEST_CLOCK=1 only)',
      may: 'clock.move',
      body: MoveClock,
      reply: ClockReading,
    },
    async (ctx, { body }) => {
      if (!clockCanMove()) throw notFound('test clock')
      const target = targetOf(ctx.now(), body)
      await advanceTo(ctx, target)
      return { now: instantText(ctx.now()) }
    },
  ),
]

/** Later moments cannot be stored, and a clock that got there could not be moved back. */
const LAST = Temporal.Instant.from('9999-01-01T00:00:00Z')

function targetOf(now: Temporal.Instant, { now: moment, advance }: MoveClock): Temporal.Instant {
  if (moment) return Temporal.Instant.from(moment)
  const target_ms = now.epochMilliseconds + lengthOf(advance!)
  if (target_ms <= LAST.epochMilliseconds) return Temporal.Instant.fromEpochMilliseconds(target_ms)
  throw invalid('The clock goes no further than the year 9998.', [{ path: 'advance', message: 'is too far ahead' }])
}

/** In milliseconds; infinite when it is longer than time itself. Days are 24 hours here: the clock knows no calendar. */
function lengthOf(advance: string): number {
  try {
    const from = Temporal.PlainDateTime.from('2026-01-01T00:00')
    return Math.round(Temporal.Duration.from(advance).total({ unit: 'milliseconds', relativeTo: from }))
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
