import type { Actor, Context } from '../context.ts'
import type { StoredEvent } from '../events.ts'
import { domainsInOrder } from '../registry.ts'

const audiences = () => domainsInOrder().flatMap(({ audience }) => audience ?? [])

/** Rooms that may know of each event, over all domains. */
export async function roomsByEvent(ctx: Context, events: StoredEvent[]): Promise<Map<string, string[]>> {
  const rooms = new Map<string, string[]>()
  for (const audience of audiences()) {
    for (const [id, names] of await audience.of(ctx, events)) rooms.set(id, [...(rooms.get(id) ?? []), ...names])
  }
  return rooms
}

export const roomsOfActor = (actor: Actor): string[] => audiences().flatMap((audience) => audience.roomsOf(actor))

export async function rowsOfEvents(ctx: Context, events: StoredEvent[]) {
  const rows = await Promise.all(audiences().map(async (audience) => (await audience.rowsFor?.(ctx, events)) ?? []))
  return rows.flat()
}

export async function rowsOfLists(ctx: Context, events: StoredEvent[]) {
  const rows = await Promise.all(audiences().map(async (audience) => (await audience.listed?.(ctx, events)) ?? []))
  return rows.flat()
}

/** Whether the actor may follow a subject closely right now. Somebody must say so: silence is no. */
export async function mayFollow(ctx: Context, subjectId: string): Promise<boolean> {
  const gates = audiences().filter((audience) => audience.admit)
  try {
    for (const gate of gates) await gate.admit!(ctx, subjectId)
    return gates.length > 0
  } catch {
    return false
  }
}
