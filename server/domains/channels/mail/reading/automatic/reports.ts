import { addressesIn } from '../addresses.ts'
import { idsIn, messageIdOf } from '../ids.ts'
import { rawField, readHead } from '../mime/head.ts'
import { headerText, oneLine } from '../mime/header-text.ts'
import { bytesOf } from '../mime/part.ts'
import type { AutomaticKind } from './automatic.ts'
import { quotedMessageId, textReports } from './bounce-text.ts'
import { addressOf, type MailReport, namedOriginal, statusReports } from './delivery-status.ts'
import { type Evidence, enclosedHead, field } from './evidence.ts'

/** What a bounce or a complaint says, by recipient; nothing for any other mail. */
export function reportsOf(evidence: Evidence, { kind }: AutomaticKind): MailReport[] {
  if (kind === 'feedback_report') return [complaintOf(evidence)]
  if (kind !== 'bounce') return []
  const original_message_id = originalId(evidence)
  return bounceReports(evidence).map((report) => ({ ...report, original_message_id }))
}

const STATUS = /^message\/(global-)?delivery-status$/

function bounceReports(evidence: Evidence): MailReport[] {
  const stated = evidence.leaves.filter(({ type }) => STATUS.test(type)).flatMap(statusReports)
  if (stated.length > 0) return stated.map((report) => ({ ...report, words: report.words || openingOf(evidence.text) }))
  const parties = [field(evidence, 'from'), field(evidence, 'to')].flatMap((raw) => addressesIn(raw))
  const told = textReports({
    text: evidence.text,
    failed_recipients: field(evidence, 'x-failed-recipients'),
    parties: parties.map(({ address }) => address),
  })
  return told.length > 0 ? told : onlyRecipient(evidence)
}

const openingOf = (text: string): string => oneLine(text.slice(0, 2_000)).slice(0, 300)

/** A bounce that names nobody is about the one its original was written to. */
function onlyRecipient(evidence: Evidence): MailReport[] {
  const original = enclosedHead(evidence)
  const recipients = original ? addressesIn(rawField(original, 'to')) : []
  if (recipients.length !== 1) return []
  return [report({ recipient: recipients[0]!.address, words: openingOf(evidence.text) })]
}

const report = (known: Pick<MailReport, 'recipient' | 'words'> & Partial<MailReport>): MailReport => ({
  original_recipient: null,
  action: 'failed',
  status: null,
  original_message_id: null,
  ...known,
})

/** From the enclosed mail, the report's own fields, the copy in the text, or what the bounce says it answers. */
function originalId(evidence: Evidence): string | null {
  const enclosed = enclosedHead(evidence)
  const status = evidence.leaves.find(({ type }) => STATUS.test(type))
  return (
    (enclosed && messageIdOf(rawField(enclosed, 'message-id'))) ||
    (status && namedOriginal(status)) ||
    quotedMessageId(evidence.text) ||
    idsIn(field(evidence, 'x-original-message-id')).at(0) ||
    idsIn(field(evidence, 'in-reply-to')).at(0) ||
    idsIn(field(evidence, 'references')).at(-1) ||
    null
  )
}

/** A reader pressed "this is spam" (RFC 5965). */
function complaintOf(evidence: Evidence): MailReport {
  const part = evidence.leaves.find(({ type }) => type === 'message/feedback-report')
  const fields = part && readHead(bytesOf(part))
  const original = enclosedHead(evidence)
  const stated = fields ? rawField(fields, 'original-rcpt-to') || rawField(fields, 'removal-recipient') : ''
  const [addressed] = original ? addressesIn(rawField(original, 'to')) : []
  return report({
    recipient: addressOf(stated) || (addressed?.address ?? ''),
    action: 'complaint',
    words: fields ? oneLine(headerText(`Feedback-Type: ${rawField(fields, 'feedback-type')}`)).slice(0, 200) : '',
    original_message_id: originalId(evidence),
  })
}
