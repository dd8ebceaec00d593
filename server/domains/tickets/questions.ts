import { defineQuestion } from '../../platform/questions.ts'
import type { TicketRow } from './access.ts'

/** May this ticket be resolved now? Later domains refuse with what is missing. */
export const TicketMayResolve = defineQuestion<{ ticket: TicketRow }>('TicketMayResolve')

/** May this user get this ticket now? Capacity answers, under a row lock on the user. */
export const TicketMayAssign = defineQuestion<{ ticket: TicketRow; assignee_id: string }>('TicketMayAssign')
