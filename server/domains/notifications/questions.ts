import { defineQuestion } from '../../platform/questions.ts'

export interface TicketHeadline {
  case_id: string
  subject: string
}

/** What are these tickets called? Answered by the domain that owns them, for those the caller may see. */
export const TicketHeadlines = defineQuestion<{ ids: string[] }, (TicketHeadline & { id: string })[]>('TicketHeadlines')
