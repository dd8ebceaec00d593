import { type Heard, listenFor } from '../../triage/listen-for.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

const listen = listenFor(en, zh)

/** What a message says that may send its ticket up, by criterion. Pure. */
export const hear = (said: { subject: string; text: string }): Map<string, Heard[]> =>
  Map.groupBy(listen(said), ({ value }) => value)
