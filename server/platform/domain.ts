import type { Actor, Context } from './context.ts'
import type { DueKind } from './due.ts'
import type { Reaction, StoredEvent } from './events.ts'
import type { Page } from './http/page.ts'
import type { Route } from './http/route.ts'
import type { Job } from './jobs.ts'
import type { Measure } from './metrics.ts'
import type { Answer } from './questions.ts'

/** Who hears of an event in the browser, and what an open page gets with it. */
export interface Audience {
  /** Rooms whose members may know of each event, by event id. Events that are absent go to nobody. */
  of(ctx: Context, events: StoredEvent[]): Promise<Map<string, string[]>>
  /** Rooms this actor belongs to from the moment of connecting. */
  roomsOf(actor: Actor): string[]
  /** Throws unless the actor may follow this subject closely. */
  admit?(ctx: Context, subjectId: string): Promise<void>
  /** Rows that followers of a subject receive with these events. */
  rowsFor?(ctx: Context, events: StoredEvent[]): Promise<{ subject_id: string; name: string; row: unknown }[]>
  /** Rows of lists that changed by these events, read once for everybody in the rooms that may see them now. */
  listed?(ctx: Context, events: StoredEvent[]): Promise<{ rooms: string[]; name: string; rows: unknown[] }[]>
}

/** Something that runs while the process plays a role, such as the SMTP server. */
export interface Service {
  role: 'web' | 'worker' | 'mail'
  name: string
  start(ctx: Context): Promise<{ ready(): Promise<string | null>; stop(): Promise<void> }>
}

/** A domain, described: what `server/domains/index.ts` lists. */
export interface Domain {
  name: string
  /** Tables this domain owns: only it writes them. */
  tables: readonly string[]
  routes?: readonly Route[]
  /** For people outside, drawn on the server. */
  pages?: readonly Page[]
  reactions?: readonly Reaction[]
  jobs?: readonly Job[]
  due?: readonly DueKind[]
  answers?: readonly Answer[]
  audience?: Audience
  services?: readonly Service[]
  measures?: readonly Measure[]
  /** Runs at every start after the migrations, before anything is served. Must be repeatable. */
  prepare?(ctx: Context): Promise<void>
  /** Runs every hour where jobs run: forgets what has had its time. */
  tidy?(ctx: Context): Promise<void>
}
