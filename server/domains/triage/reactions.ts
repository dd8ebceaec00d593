import { as } from '../../platform/context.ts'
import { on } from '../../platform/events.ts'
import { CompanyChanged, CustomerChanged } from '../customers/events.ts'
import { PriorityChanged } from '../tickets/events.ts'
import { lockTicket } from '../tickets/receive.ts'
import { noteManualPriority } from './correct.ts'
import { followStatus } from './follow-status.ts'

export const reactions = [
  on(PriorityChanged, 'note_manual_priority', async (ctx, { data, actor_type, actor_id }) => {
    if (actor_type !== 'agent' && actor_type !== 'ai') return
    const person = as(ctx, { ...ctx.actor, type: actor_type, id: actor_id })
    await noteManualPriority(person, await lockTicket(ctx, data.ticket_id), data.before)
  }),
  on(CustomerChanged, 'follow_status', (ctx, { data }) => followStatus(ctx, { customer_id: data.customer_id })),
  on(CompanyChanged, 'follow_status_of_company', (ctx, { data }) => followStatus(ctx, { company_id: data.company_id })),
]
