import { defineEvent, field } from '../../platform/events.ts'
import { SharedWith } from './contract.ts'

const view = {
  view_id: field.id(),
  owner_id: field.id(),
  shared_with: field.oneOf(SharedWith.options),
  team: field.word(),
}

export const ViewMade = defineEvent('view.made', view)
/** Its name, its filters or who sees it. Who saw it before hears it too. */
export const ViewChanged = defineEvent('view.changed', {
  ...view,
  before_shared_with: field.oneOf(SharedWith.options),
  before_team: field.word(),
})
export const ViewDeleted = defineEvent('view.deleted', view)
