import { Suspense } from 'react'
import { type Dialog, useOpenDialog } from '../../lib/dialogs.ts'
import { withMoreWords, withWords } from '../../lib/i18n.ts'
import { latePart } from '../../lib/patiently.ts'

const parts = {
  new_ticket: latePart(() =>
    withWords('new_ticket', import('../../features/new-ticket/new-ticket-dialog.tsx')).then((m) => ({
      default: m.NewTicketDialog,
    })),
  ),
  palette: latePart(() =>
    withMoreWords('story', import('../../features/palette/palette.tsx')).then((m) => ({ default: m.Palette })),
  ),
  keys: latePart(() =>
    withMoreWords('story', withWords('keys', import('../../features/palette/keys-dialog.tsx'))).then((m) => ({
      default: m.KeysDialog,
    })),
  ),
  views: latePart(() => import('../../features/views/views-drawer.tsx').then((m) => ({ default: m.ViewsDrawer }))),
  keep_view: latePart(() =>
    withWords('lists', import('../../features/views/keep-view-dialog.tsx')).then((m) => ({
      default: m.KeepViewDialog,
    })),
  ),
  merge: latePart(() =>
    withMoreWords('story', import('../../features/repair/merge-dialog.tsx')).then((m) => ({ default: m.MergeDialog })),
  ),
  spam: latePart(() =>
    withMoreWords('story', import('../../features/repair/spam-dialog.tsx')).then((m) => ({ default: m.SpamDialog })),
  ),
  escalate: latePart(() =>
    withWords(['case', 'escalation'], import('../../features/escalation/escalate-dialog.tsx')).then((m) => ({
      default: m.EscalateDialog,
    })),
  ),
  chat_limit: latePart(() =>
    withWords('board', import('../../features/board/chat-limit-dialog.tsx')).then((m) => ({
      default: m.ChatLimitDialog,
    })),
  ),
  resolve: latePart(() =>
    withWords('outcome', import('../../features/resolve/resolve-dialog.tsx')).then((m) => ({
      default: m.ResolveDialog,
    })),
  ),
  rate: latePart(() =>
    withWords('outcome', import('../../features/ratings/rate-dialog.tsx')).then((m) => ({ default: m.RateDialog })),
  ),
} satisfies Record<Dialog, React.LazyExoticComponent<React.ComponentType>>

/** Whatever lies over the workspace; its code is fetched when it is first needed. */
export function Dialogs() {
  const dialog = useOpenDialog()
  if (!dialog) return null
  const Part = parts[dialog]
  return (
    <Suspense fallback={null}>
      <Part />
    </Suspense>
  )
}
