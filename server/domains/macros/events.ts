import { defineEvent, field } from '../../platform/events.ts'
import { SharedWith } from '../views/contract.ts'

const macro = { macro_id: field.id(), shared_with: field.oneOf(SharedWith.options) }

export const MacroMade = defineEvent('macro.made', macro)
export const MacroChanged = defineEvent('macro.changed', macro)
export const MacroDeleted = defineEvent('macro.deleted', macro)
