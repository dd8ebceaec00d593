import { defineEvent, field } from '../../platform/events.ts'

export const FileStored = defineEvent('file.stored', { file_id: field.id() })
