import { type RefObject, Suspense } from 'react'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import type { DraftKind } from '../../lib/drafts.ts'
import { type Gap, gapsIn } from '../../lib/gaps.ts'
import { withWords } from '../../lib/i18n.ts'
import { latePart } from '../../lib/patiently.ts'
import type { Trigger } from '../../lib/suggest.ts'
import { replaceRange } from '../../ui/replace-range.ts'
import type { Suggesting } from './use-suggesting.ts'

const Suggestions = latePart(() =>
  withWords('knowledge', import('./suggestions.tsx')).then((m) => ({ default: m.Suggestions })),
)

interface Props {
  ticket: Ticket
  kind: DraftKind
  field: RefObject<HTMLTextAreaElement | null>
  suggesting: Suggesting
  /** What was put in leaves something to be filled. */
  onGap: (gap: Gap) => void
}

/** What may be put in at the caret, while a sign asks for it. */
export function SuggestionPanel({ ticket, kind, field, suggesting, onGap }: Props) {
  const { trigger } = suggesting
  const put = (text: string, { query, start, end }: Trigger) => {
    const at = field.current
    if (!at?.isConnected) return
    // While it was fetched somebody may have gone on writing.
    const stands = at.value.slice(start + 1, end) === query
    const range = stands ? { start, end } : { start: at.selectionStart, end: at.selectionEnd }
    replaceRange(at, range, text)
    const [first] = gapsIn(text)
    if (first) onGap({ ...first, start: first.start + range.start, end: first.end + range.start })
  }
  if (!trigger) return null
  return (
    <Suspense fallback={null}>
      <Suggestions trigger={trigger} ticket={ticket} kind={kind} list={suggesting} put={put} />
    </Suspense>
  )
}
