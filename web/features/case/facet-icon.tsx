import type { Priority, Ticket } from '../../../server/domains/tickets/contract.ts'
import type { Facet } from '../../../server/domains/triage/contract.ts'
import { FACET_VALUES } from '../../lib/facets.ts'
import { EmotionIcon, PriorityIcon } from '../../ui/ticket-icons.tsx'

/** Emotion and priority have a picture, the same as everywhere; the others are words. */
export function FacetIcon({ facet, value }: { facet: Facet; value: string | null }) {
  if (value === null || !FACET_VALUES[facet].includes(value)) return null
  if (facet === 'emotion') return <EmotionIcon emotion={value as NonNullable<Ticket['emotion']>} size={15} />
  if (facet === 'priority') return <PriorityIcon priority={value as Priority} size={14} />
  return null
}
