import { as } from '../../platform/context.ts'
import { on } from '../../platform/events.ts'
import { CompanyChanged, CustomerChanged } from '../customers/events.ts'
import { PriorityChanged, StatusChanged } from '../tickets/events.ts'
import { lockTicket } from '../tickets/receive.ts'
import { isOver } from '../tickets/status.ts'
import { noteManualPriority } from './correct.ts'
import { followStatus } from './follow-status.ts'

export const reactions = [
  on(PriorityChanged, 'note_manual_priority', {
    when: ({ actor_type }) => actor_type === 'agent' || actor_type === 'ai',
    react: async (ctx, { data, actor_type, actor_id }) => {
      const person = as(ctx, { ...ctx.actor, type: actor_type as 'agent' | 'ai', id: actor_id })
      await noteManualPriority(person, await lockTicket(ctx, data.ticket_id), data.before)
    },
  }),
  // What its customer became while it was over counts when it comes back.
  on(StatusChanged, 'follow_status_of_returned', {
    when: ({ data }) => isOver(data.before) && !isOver(data.status),
    react: async (ctx, { data }) => {
      const { customer_id } = await lockTicket(ctx, data.ticket_id)
      await followStatus(ctx, { customer_id })
    },
  }),
  on(CustomerChanged, 'follow_status', (ctx, { data }) => followStatus(ctx, { customer_id: data.customer_id })),
  on(CompanyChanged, 'follow_status_of_company', (ctx, { data }) => followStatus(ctx, { company_id: data.company_id })),
]
