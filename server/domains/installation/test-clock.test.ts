import { expect, test } from 'vitest'
import { anInstallation } from '../../testing/installation.ts'

const { api, ctx } = await anInstallation()

test.each([[{ advance: 'P99999Y' }], [{ advance: 'P4294967295Y' }], [{ advance: `PT${'9'.repeat(30)}H` }]])(
  'a moment too far ahead is refused, and the clock stays where it is: %j',
  async (body) => {
    const refused = await api('PUT', '/test/clock', { body })
    expect(refused).toMatchObject({ status: 422, json: { errors: [{ message: 'is too far ahead' }] } })
    expect(ctx.now().epochMilliseconds).toBeLessThan(Temporal.Now.instant().add({ hours: 24 }).epochMilliseconds)
  },
)
