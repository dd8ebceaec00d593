import type { Selectable } from 'kysely'
import type { DB } from '../../platform/db/tables.ts'

export type SurveyRow = Selectable<DB['surveys']>
export type ConfirmationRow = Selectable<DB['confirmations']>
