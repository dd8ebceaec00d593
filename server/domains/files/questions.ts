import { defineQuestion } from '../../platform/questions.ts'

/** May the caller read a file of this ticket? Answered by the domain that owns tickets, which refuses by throwing. */
export const FileMayBeRead = defineQuestion<{ ticket_id: string; file_id: string }>('FileMayBeRead')

/** May the caller read a file that belongs to no ticket? Answered by domains that keep such files for others to read. */
export const LooseFileMayBeRead = defineQuestion<{ file_id: string }, boolean>('LooseFileMayBeRead')
