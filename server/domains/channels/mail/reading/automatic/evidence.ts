import { addressesIn } from '../addresses.ts'
import { type Head, rawField, readHead } from '../mime/head.ts'
import { headerText, oneLine } from '../mime/header-text.ts'
import { bytesOf, type Part } from '../mime/part.ts'

/** What is looked at to tell who wrote a mail. */
export interface Evidence {
  root: Part
  head: Head
  /** From, or where there is none the first address of Sender; lower case, empty when there is none. */
  from: string
  from_name: string
  subject: string
  text: string
  /** The envelope's sender is known to be empty: a mail that wants no answer (RFC 5321, 4.5.5). */
  has_null_path: boolean
  /** Leaves outside enclosed mails, by type. */
  leaves: Part[]
}

export function evidenceOf(root: Part, text: string): Evidence {
  const { head } = root
  const [author] = [...addressesIn(rawField(head, 'from')), ...addressesIn(rawField(head, 'sender'))]
  return {
    root,
    head,
    // "From: MAILER-DAEMON" has no domain and says enough.
    from: author?.address ?? rawField(head, 'from').toLowerCase().slice(0, 254),
    from_name: author?.name ?? '',
    subject: oneLine(headerText(rawField(head, 'subject'))).slice(0, 1_000),
    text,
    has_null_path: /^<\s*>$/.test(rawField(head, 'return-path')),
    leaves: leavesOf(root),
  }
}

function leavesOf(part: Part): Part[] {
  return part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf)
}

const ENCLOSED = /^(message\/(rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers)$/

/** The head of the mail that is enclosed, wholly or in part; null when there is none. */
export function enclosedHead({ leaves }: Evidence): Head | null {
  const part = leaves.find(({ type }) => ENCLOSED.test(type))
  return part ? readHead(bytesOf(part)) : null
}

/** Head fields, in the latin1 they came in; empty when they are not there. */
export const field = ({ head }: Evidence, name: string): string => rawField(head, name)

export const hasType = ({ leaves }: Evidence, type: RegExp): boolean => leaves.some((leaf) => type.test(leaf.type))

/** What a multipart/report says it reports; empty for anything else. */
export const reportType = ({ root }: Evidence): string =>
  root.type === 'multipart/report' ? (root.content.parameters.get('report-type') ?? '').toLowerCase() : ''
