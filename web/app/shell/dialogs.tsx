import { lazy, Suspense } from 'react'
import { type Dialog, useOpenDialog } from '../../lib/dialogs.ts'
import { withMoreWords, withWords } from '../../lib/i18n.ts'

const parts = {
  new_ticket: lazy(() =>
    withWords('new_ticket', import('../../features/new-ticket/new-ticket-dialog.tsx')).then((m) => ({
      default: m.NewTicketDialog,
    })),
  ),
  palette: lazy(() =>
    withMoreWords('story', import('../../features/palette/palette.tsx')).then((m) => ({ default: m.Palette })),
  ),
  keys: lazy(() =>
    withMoreWords('story', withWords('keys', import('../../features/palette/keys-dialog.tsx'))).then((m) => ({
      default: m.KeysDialog,
    })),
  ),
  views: lazy(() => import('../../features/views/views-drawer.tsx').then((m) => ({ default: m.ViewsDrawer }))),
  keep_view: lazy(() =>
    withWords('lists', import('../../features/views/keep-view-dialog.tsx')).then((m) => ({
      default: m.KeepViewDialog,
    })),
  ),
  merge: lazy(() =>
    withMoreWords('story', import('../../features/repair/merge-dialog.tsx')).then((m) => ({ default: m.MergeDialog })),
  ),
  spam: lazy(() =>
    withMoreWords('story', import('../../features/repair/spam-dialog.tsx')).then((m) => ({ default: m.SpamDialog })),
  ),
  escalate: lazy(() =>
    withWords(['case', 'escalation'], import('../../features/escalation/escalate-dialog.tsx')).then((m) => ({
      default: m.EscalateDialog,
    })),
  ),
  chat_limit: lazy(() =>
    withWords('board', import('../../features/board/chat-limit-dialog.tsx')).then((m) => ({
      default: m.ChatLimitDialog,
    })),
  ),
  resolve: lazy(() =>
    withWords('outcome', import('../../features/resolve/resolve-dialog.tsx')).then((m) => ({
      default: m.ResolveDialog,
    })),
  ),
  rate: lazy(() =>
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
