import { type Context, nowText } from '../../../platform/context.ts'
import { emit } from '../../../platform/events.ts'
import { withoutAccountData } from '../../../platform/text/account-data.ts'
import { pageWithoutIds } from '../../../platform/text/page-words.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { accessTicket } from '../../tickets/access.ts'
import { SessionKept } from '../events.ts'
import type { Received } from '../inbound-message.ts'
import {
  type AppSession,
  type KeptSession,
  type KeptStep,
  MOST_ERRORS,
  MOST_EVENTS,
  type SessionReceipt,
} from './contract.ts'

const PATH = 'support_channels.in_app_messaging.user_session_data'

/** Keeps what the app told with a message, where the framework wants it and its user agreed. In the caller's transaction. */
export async function keepSession(ctx: Context, received: Received, session: AppSession): Promise<SessionReceipt> {
  const wanted = (await frameworkOf(ctx)).support_channels.in_app_messaging.user_session_data
  if (!wanted) return { kept: false, reason: 'switched_off', path: PATH }
  if (!session.consent) return { kept: false, reason: 'no_consent', path: PATH }
  const { ticket_id, message_id, duplicate } = received
  if (!duplicate) {
    await ctx.db
      .insertInto('app_sessions')
      .values(rowOf(ctx, received, session))
      .execute()
    emit(ctx, SessionKept, { ticket_id, message_id, errors: session.errors.length })
  }
  return { kept: true, reason: null, path: PATH }
}

const rowOf = (ctx: Context, { ticket_id, message_id }: Received, session: AppSession) => ({
  ...{ message_id, ticket_id, created_at: nowText(ctx) },
  page: session.page === undefined ? null : pageWithoutIds(session.page),
  app_version: plain(session.app_version),
  browser: plain(session.browser),
  os: plain(session.os),
  device: plain(session.device),
  events: JSON.stringify(session.events.slice(-MOST_EVENTS).map(keptStep)),
  errors: JSON.stringify(session.errors.slice(-MOST_ERRORS).map(keptStep)),
})

/** A version such as 4.12.0 (build 20261123) is no account. */
const plain = (text: string | undefined): string | null => text?.replace(/\S+@\S+/g, '[email]') ?? null

function keptStep(step: AppSession['events'][number]): KeptStep {
  const { text, at, page } = typeof step === 'string' ? { text: step, at: undefined, page: undefined } : step
  return { text: withoutPerson(text), at: at ?? null, page: page === undefined ? null : pageWithoutIds(page) }
}

/** Queries of addresses go altogether: nobody can tell what an app writes into them. */
const withoutPerson = (text: string): string =>
  withoutAccountData(text.replace(/((?:https?:\/\/|\/)[^\s?#"'<>)]+)[?#][^\s"'<>)]*/gi, '$1'))
    .slice(0, 500)
    .toWellFormed()

const MOST_SHOWN = 20

/** What apps told with the messages of a ticket within reach, newest first. */
export async function ticketSessions(ctx: Context, ticketId: string) {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const rows = await ctx.db
    .selectFrom('app_sessions')
    .innerJoin('messages', 'messages.id', 'app_sessions.message_id')
    .selectAll('app_sessions')
    // A message can have been moved to another ticket since.
    .where('messages.ticket_id', '=', ticket.id)
    .orderBy('app_sessions.created_at', 'desc')
    .limit(MOST_SHOWN)
    .execute()
  return { items: rows.map(({ ticket_id: _, ...row }) => row as unknown as KeptSession), next_cursor: null }
}
