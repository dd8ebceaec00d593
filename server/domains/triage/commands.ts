import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import type { AccountType } from '../customers/contract.ts'
import { accountTypesOf } from '../customers/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import { classifyTickets } from '../tickets/classify.ts'
import { EmotionChanged } from './events.ts'
import { explainTriages } from './explain.ts'
import { keepEmotions, keepTriages, type Triaged, triagesOf } from './kept.ts'
import type { Emotion } from './reading/emotion.ts'
import { readMessage } from './reading/read-message.ts'
import { facetsOf, hasChanged } from './readings.ts'
import { type Read, understand } from './understand.ts'

/** A message of a customer with its ticket, which the caller holds locked. */
export interface Arrived {
  ticket: TicketRow
  message_id: string
  /** Title and what the customer wrote now, without quotes and signature. */
  subject: string
  text: string
  /** False for what a machine wrote: it says nothing about how somebody feels. */
  by_a_person: boolean
  /** Whether it opened the ticket. */
  opens: boolean
  /** Whoever opened it has said how urgent it is: that stands. */
  priority_given: boolean
}

/** What `routing` needs of a ticket that was just understood. */
export interface Understood {
  ticket: TicketRow
  category: string | null
  complexity: 'low' | 'medium' | 'high' | null
  impact: string | null
  urgency: string | null
  priority: string
  topic: string | null
  /** A capability of the framework that answering takes, when the text says so. */
  capability: string | null
  customer_status: AccountType
  confidence: number
}

/**
 * Reads messages that have just come in, all with the statements of one: a new ticket is understood as a whole, a later
 * message may raise impact and urgency and changes the emotion. Part of step 5 of the door; in its savepoint.
 */
export async function triageMessages(ctx: Context, arrived: readonly Arrived[]): Promise<Understood[]> {
  if (arrived.length === 0) return []
  const tickets = arrived.map(({ ticket }) => ticket)
  const framework = await frameworkOf(ctx)
  const [known, statuses] = [await triagesOf(ctx, tickets), await accountTypesOf(ctx, tickets)]
  const triaged = arrived.map((one): Triaged => {
    const read: Read = {
      arrived: one,
      reading: readMessage({ subject: one.opens ? one.subject : '', text: one.text }),
      known: known.get(one.ticket.id) ?? null,
      customer_status: statuses.get(one.ticket.customer_id) ?? 'free',
    }
    return understand(ctx, framework, read)
  })
  await keep(ctx, triaged)
  return triaged.map(understoodOf)
}

async function keep(ctx: Context, triaged: readonly Triaged[]): Promise<void> {
  const changed = triaged.filter(hasChanged)
  await keepTriages(ctx, changed)
  await keepEmotions(
    ctx,
    triaged.flatMap(({ felt }) => felt ?? []),
  )
  await classifyTickets(
    ctx,
    changed.map(({ ticket, readings }) => ({ ticket_id: ticket.id, ...facetsOf(readings), before: ticket.priority })),
  )
  for (const one of changed) tellEmotion(ctx, one)
  await explainTriages(ctx, changed)
}

function tellEmotion(ctx: Context, { ticket, felt, before, readings }: Triaged): void {
  const [was, is] = [before?.emotion.value ?? null, readings.emotion.value]
  if (!felt || !was || was === is) return
  emit(ctx, EmotionChanged, { ticket_id: ticket.id, message_id: felt.message_id, emotion: is as Emotion, before: was })
}

const understoodOf = ({ ticket, readings }: Triaged): Understood => {
  const { topic, capability, matrix, category } = readings
  const facets = facetsOf(readings)
  return {
    ticket: { ...ticket, ...facets },
    ...{ category: facets.category, impact: facets.impact, urgency: facets.urgency, priority: facets.priority },
    complexity: facets.complexity,
    ...{ topic, capability, customer_status: matrix.customer_status, confidence: category.confidence },
  }
}
