import { IconCircleCheck, IconFileText, IconHelpCircle, IconTicket, IconTool } from '@tabler/icons-react'
import type { StepKind } from '../../lib/queries/troubleshooters.ts'

const icons = {
  question: IconHelpCircle,
  check: IconTool,
  article: IconFileText,
  fixed: IconCircleCheck,
  ticket: IconTicket,
}

/** One picture per kind of step, the same everywhere. */
export function KindIcon({ kind, size = 16 }: { kind: StepKind; size?: number }) {
  const Icon = icons[kind]
  return <Icon size={size} stroke={1.5} aria-hidden />
}
