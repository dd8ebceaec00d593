import type { Context } from '../../../platform/context.ts'
import { accountTypesOf } from '../../customers/queries.ts'
import { ticketSla } from '../../sla/queries.ts'
import { tasksOfTickets } from '../../tasks/queries.ts'
import { accessTicket } from '../../tickets/access.ts'
import { getTriage } from '../../triage/queries.ts'
import { grantsOf } from '../authority/grants.ts'
import type { HandOver } from '../contract.ts'
import { escalationsOf, noteOfEscalation } from '../queries.ts'
import { isPingPong, tierMovesOf } from '../tiers/ping-pong.ts'
import { returnsOf } from '../tiers/return-ticket.ts'
import { askedOn, emotionsOf, isAnswer, isFromCustomer, promisesOf, stepsOf } from './card.ts'
import { type Said, saidOn } from './said.ts'
import { beginningOf } from './sentences.ts'

/** What whoever gets a ticket needs to know, put together from what was written and done on it. */
export async function getHandOver(ctx: Context, ticketId: string): Promise<HandOver> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const { id, case_id, customer_id } = ticket
  const said = await saidOn(ctx, id)
  const [escalations, returns] = [await escalationsOf(ctx, id), await returnsOf(ctx, id)]
  const tasks = (await tasksOfTickets(ctx, [id])).filter(({ state }) => state === 'open')
  const escalation = escalations.at(-1)
  return {
    ...{ ticket_id: id, case_id },
    summary: {
      ...(await summaryOf(ctx, id, said)),
      account_type: (await accountTypesOf(ctx, [ticket])).get(customer_id) ?? 'free',
    },
    steps: stepsOf(said, { escalations, returns }),
    promises: promisesOf(said),
    asked: askedOn(said),
    emotions: emotionsOf(said),
    clocks: (await ticketSla(ctx, id)).clocks,
    grants: await grantsOf(ctx, id),
    tasks: tasks.map(({ id, kind, title, due_at }) => ({ id, kind, title, due_at })),
    escalation: escalation ? { ...escalation, note: await noteOfEscalation(ctx, escalation.id) } : null,
    tier_moves: await tierMovesOf(ctx, id),
    ping_pong: await isPingPong(ctx, id),
  }
}

const MOST_REQUESTS = 10
const LONGEST = 300

async function summaryOf(
  ctx: Context,
  ticketId: string,
  said: readonly Said[],
): Promise<Omit<HandOver['summary'], 'account_type'>> {
  const { category, topic, requests } = await getTriage(ctx, ticketId)
  const first = said.find(isFromCustomer)
  return {
    first_ask: first ? { text: beginningOf(first.text), message_id: first.id } : null,
    requests: requests
      .flatMap(({ message_id, text }) => (message_id ? [{ text: text.slice(0, LONGEST), message_id }] : []))
      .slice(0, MOST_REQUESTS),
    category: category.value as HandOver['summary']['category'],
    topic,
    customer_messages: said.filter(isFromCustomer).length,
    replies: said.filter(isAnswer).length,
  }
}
