import { defineEvent, field } from '../../platform/events.ts'

/** A feed has named other days off than before. */
export const DaysOffChanged = defineEvent('calendar.days_off_changed', { calendar: field.word() })
