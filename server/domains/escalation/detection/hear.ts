import { type Heard, listenFor } from '../../triage/listen-for.ts'
import { withoutDenied } from './denied.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

const listen = listenFor(en, zh)

interface Said {
  subject: string
  text: string
}

export interface Listened {
  /** Words of the criterion that were heard, by criterion. */
  heard: Map<string, Heard[]>
  /** Whether all that is said of a danger is denied or only thought of: then what it is about proves nothing. */
  denies_danger: boolean
}

const DANGER = 'security_concerns'

/** What a message says that may send its ticket up. Pure. */
export function hear(said: Said): Listened {
  const heard = Map.groupBy(listen(said), ({ value }) => value)
  const rest = { subject: withoutDenied(said.subject), text: withoutDenied(said.text) }
  if (rest.subject === said.subject && rest.text === said.text) return { heard, denies_danger: false }
  const dangers = listen(rest).filter(({ value, moot }) => value === DANGER && !moot)
  if (dangers.length > 0) heard.set(DANGER, dangers)
  else heard.delete(DANGER)
  return { heard, denies_danger: dangers.length === 0 }
}
