import { z } from 'zod'
import type { Context } from './context.ts'
import { nowText } from './context.ts'

/**
 * The only shapes an event's field may have: ids, words of a closed list, counts, flags, moments.
 * There is no free text on purpose, so events can be kept for ever while a person is erased.
 */
export const field = {
  id: () => z.uuid(),
  optionalId: () => z.uuid().nullable(),
  oneOf: <const T extends string>(words: readonly T[]) => z.enum(words),
  /** A word the framework or the product defines, such as a team's name. Never what a person typed. */
  word: () =>
    z
      .string()
      .regex(/^[a-z0-9_.:-]{1,80}$/i)
      .nullable(),
  count: () => z.number().int(),
  flag: () => z.boolean(),
  moment: () => z.iso.datetime().nullable(),
} as const

type Fields = Record<string, z.ZodType>
type Payload<F extends Fields> = { [K in keyof F]: z.output<F[K]> }

export interface EventKind<F extends Fields = Fields> {
  name: string
  payload: z.ZodObject<F>
}

/** An event as it stands in the table. `cursor` is its place in the feed: transaction id, then event id. */
export interface StoredEvent<Data = Record<string, unknown>> {
  id: string
  name: string
  at: string
  actor_type: string
  actor_id: string | null
  ticket_id: string | null
  data: Data
}

/** Declares what can happen: past tense, business words. */
export const defineEvent = <F extends Fields>(name: string, fields: F): EventKind<F> => ({
  name,
  payload: z.strictObject(fields) as unknown as z.ZodObject<F>,
})

/** Says that something happened. Written with the transaction's last statement; listeners hear after the commit. */
export function emit<F extends Fields>(ctx: Context, kind: EventKind<F>, payload: Payload<F>): void {
  if (!ctx.tx) throw new Error(`${kind.name} was emitted outside a transaction: wrap the command in inTransaction.`)
  ctx.tx.events.push({
    name: kind.name,
    data: kind.payload.parse(payload) as Record<string, unknown>,
    actor_type: ctx.actor.type,
    actor_id: ctx.actor.id,
    authorized_by: ctx.actor.authorized_by,
    at: nowText(ctx),
  })
}

export interface Reaction {
  name: string
  event: string
  /** Whether this event needs the reaction at all: of one that does not, no job is made. */
  when(event: Said): boolean
  /** Whether the desk as it is set up needs the reaction to anything at all. Asked where the event is told, before its commit. */
  wanted?: ((ctx: Context) => Promise<boolean>) | undefined
  react(ctx: Context, event: StoredEvent): Promise<void>
}

/** What is known of an event when it is told. */
type Said<Data = Record<string, unknown>> = Pick<StoredEvent<Data>, 'actor_type' | 'data'>

type React<Data> = (ctx: Context, event: StoredEvent<Data>) => Promise<void>

interface Selective<Data> extends Pick<Reaction, 'wanted'> {
  when?(event: Said<Data>): boolean
  react: React<Data>
}

/**
 * What a domain does when another's event has happened. Runs as the system in a transaction of its own, at least
 * once and in no order: re-check the facts before acting. `when` keeps away events that never concern it; it may look at
 * nothing but the event. `wanted` keeps away all of them while nobody has set up what the reaction is for; every writer
 * waits for it, so it may cost no more than the framework in force.
 */
export function on<F extends Fields>(
  kind: EventKind<F>,
  name: string,
  what: React<Payload<F>> | Selective<Payload<F>>,
): Reaction {
  const {
    when = () => true,
    wanted,
    react,
  }: Selective<Payload<F>> = typeof what === 'function' ? { react: what } : what
  return { name, event: kind.name, when: when as Reaction['when'], wanted, react: react as Reaction['react'] }
}
