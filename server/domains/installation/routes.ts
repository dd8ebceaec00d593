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
      const target = body.now ? Temporal.Instant.from(body.now) : after(ctx.now(), body.advance!)
      if (Temporal.Instant.compare(target, LAST) > 0)
        throw invalid('The clock goes no further than the year 9999.', [{ path: '', message: 'is too far ahead' }])
      await advanceTo(ctx, target)
      return { now: instantText(ctx.now()) }
    },
  ),
]

/** Later moments cannot be stored, and a clock that got there could not be moved back. */
const LAST = Temporal.Instant.from('9999-01-01T00:00:00Z')

/** Days in a duration are 24 hours here: the clock knows no calendar. */
function after(now: Temporal.Instant, advance: string): Temporal.Instant {
  const duration = Temporal.Duration.from(advance)
  if (duration.sign < 0) throw invalid('The clock moves forward only.', [{ path: 'advance', message: 'is negative' }])
  const seconds = duration.total({ unit: 'seconds', relativeTo: Temporal.PlainDateTime.from('2026-01-01T00:00') })
  return now.add({ milliseconds: Math.round(seconds * 1000) })
}
