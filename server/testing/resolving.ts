import { expect } from 'vitest'
import type { TestInstallation } from './installation.ts'

type Api = TestInstallation['api']

const STEPS = [{ action: 'Showed where the button is.', result: 'It works.' }]

/** Resolves a ticket as somebody who says what it was about, why, and what was done. */
export async function resolveTicket(
  api: Api,
  id: string,
  { as, ...more }: { as?: string; [field: string]: unknown } = {},
) {
  const body = { category: 'technical', cause_code: 'how_to', steps: STEPS, ...more }
  const reply = await api('PUT', `/tickets/${id}/resolution`, { body, ...(as ? { as } : {}) })
  expect([reply.status, reply.json.detail]).toEqual([200, undefined])
  return reply.json
}

/** Says in a ticket's report all that resolving needs, so that whatever resolves it next is not refused. */
export async function readyToResolve(api: Api, id: string): Promise<void> {
  const body = { cause_code: 'how_to', steps: STEPS, fields: { issue_category: 'Technical' } }
  const { status, json } = await api('PATCH', `/tickets/${id}/report`, { body })
  expect([status, json.missing]).toEqual([200, []])
}
