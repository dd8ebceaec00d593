import { defineQuestion } from '../../platform/questions.ts'

export interface TicketHeadline {
  case_id: string
  subject: string
}

/** What are these tickets called? Answered by the domain that owns them, for those the caller may see. */
export const TicketHeadlines = defineQuestion<{ ids: string[] }, (TicketHeadline & { id: string })[]>('TicketHeadlines')

export interface TaskHeadline {
  /** What the task asks for, as a word. */
  kind: string
  title: string | null
}

/** What are these tasks called? Answered by the domain that owns them, for those the caller may see. */
export const TaskHeadlines = defineQuestion<{ ids: string[] }, (TaskHeadline & { id: string })[]>('TaskHeadlines')
