import type { Context } from '../../platform/context.ts'

export type StoredReport = Awaited<ReturnType<typeof storedReport>>

/** What is kept of a ticket's report, if anything is. */
export const storedReport = ({ db }: Context, ticketId: string) =>
  db.selectFrom('reports').selectAll().where('ticket_id', '=', ticketId).executeTakeFirst()
