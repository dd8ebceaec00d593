import { aTicket } from '../builders.ts'
import type { TestInstallation } from '../installation.ts'

export type Desk = TestInstallation

export const both = (one: (value: string) => string, values: readonly [string, string]): [string, string] => [
  one(values[0]),
  one(values[1]),
]

/** A ticket as it stands once everything that follows from it has happened. */
export async function ticketNow({ api }: Desk, id: string) {
  return (await api('GET', `/tickets/${id}`)).json
}

export async function settledTicket(desk: Desk, changes: Parameters<typeof aTicket>[1] = {}) {
  const { id } = await aTicket(desk.ctx, changes)
  await desk.settle()
  return id
}
