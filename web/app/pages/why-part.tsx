import { Skeleton } from '@mantine/core'
import { Suspense } from 'react'
import { withWords } from '../../lib/i18n.ts'
import { latePart } from '../../lib/patiently.ts'

const WhyPanel = latePart(() =>
  withWords('why', import('../../features/why/why-panel.tsx')).then((m) => ({ default: m.WhyPanel })),
)

/** Why the ticket is where it is; fetched when somebody asks. */
export function WhyPart({ ticketId }: { ticketId: string }) {
  return (
    <Suspense fallback={<Skeleton height={120} m={16} w="auto" radius="sm" />}>
      <WhyPanel ticketId={ticketId} />
    </Suspense>
  )
}
