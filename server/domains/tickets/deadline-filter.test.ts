import { expect, test } from 'vitest'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { readyToResolve } from '../../testing/resolving.ts'
import type { Ticket } from './contract.ts'

const { api, ctx, clock } = await anInstallation()

const itemsOf = ({ status, json }: { status: number; json: { items: Ticket[] } }): Ticket[] => {
  expect([status, json]).toEqual([200, expect.anything()])
  return json.items
}

test('a list is narrowed to what is late, or will be soon: in lists, counts and kept views alike', async () => {
  const text = 'sla: { warn_at_percent: [50], policies: [{ name: all, first_response: "1 hour" }] }'
  expect((await api('PUT', '/framework', { body: { text } })).status).toBe(200)
  const [late, met] = [await aTicket(ctx), await aTicket(ctx)]
  await readyToResolve(api, met.id)
  await api('PUT', `/tickets/${met.id}/status`, { body: { status: 'resolved' } })
  await clock.advance('PT45M')
  const near = await aTicket(ctx)
  await clock.advance('PT35M')
  const fresh = await aTicket(ctx)

  const found = async (query: string): Promise<string[]> =>
    itemsOf(await api('GET', `/tickets?${query}`)).map(({ id }) => id)
  expect(await found('deadline=passed')).toEqual([late.id])
  expect(await found('deadline=near')).toEqual([near.id])
  expect(await found('deadline=passed&view=at_risk&sort=queue')).toEqual([late.id])
  expect(await found('view=inbox')).toEqual(expect.arrayContaining([late.id, near.id, fresh.id]))
  expect((await api('GET', '/tickets?deadline=soon')).status).toBe(422)

  const view = await api('POST', '/views', { body: { name: 'Late', filters: { deadline: 'passed' } } })
  expect(view.json.filters).toEqual({ deadline: 'passed' })
  const counts = (await api('GET', '/views/counts')).json
  expect(counts.views[view.json.id]).toBe(1)
})
