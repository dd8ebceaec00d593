import type { FormFile } from '../../../platform/http/page.ts'
import { newId } from '../../../platform/ids.ts'
import { seal, unseal } from '../../../platform/secrets.ts'

/** What a form was given when it was drawn: which one it is, and when. Sealed, so that nobody makes their own. */
export interface FormToken {
  id: string
  drawn_at: string
}

export const newToken = (now: Temporal.Instant): string => sealed({ id: newId(), drawn_at: now.toString() })
export const readToken = (text: string | undefined): FormToken | null => unsealed<FormToken>(text)

/** Files wait with the form while its writer decides: their names and where they lie go along, sealed. */
export const keepFile = (file: FormFile): string => sealed(file)
export const keptFile = (text: string): FormFile | null => unsealed<FormFile>(text)

/** What a page may say after a form was sent. */
export interface Sent {
  case_id: string
  confirmed: boolean
}
export const sentToken = (sent: Sent): string => sealed(sent)
export const readSent = (text: string | undefined): Sent | null => unsealed<Sent>(text)

const sealed = (value: object): string => seal(JSON.stringify(value))

function unsealed<Value>(text: string | undefined): Value | null {
  try {
    return text ? (JSON.parse(unseal(text)) as Value) : null
  } catch {
    return null
  }
}
