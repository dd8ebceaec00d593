import { defineEvent, field } from '../../platform/events.ts'

export const FrameworkChanged = defineEvent('framework.changed', { version_id: field.id(), number: field.count() })
