import { IconAlertTriangle, IconHelpCircle, IconRosetteDiscountCheck } from '@tabler/icons-react'
import type { Authenticity } from '../../server/domains/tickets/contract.ts'

const icons = {
  pass: IconRosetteDiscountCheck,
  fail: IconAlertTriangle,
  none: IconHelpCircle,
  unknown: IconHelpCircle,
}

/** Whether a mail comes from where it says, as a shape; its words stand beside it or on hover. */
export function AuthenticityIcon({ verdict, size = 15 }: { verdict: Authenticity; size?: number }) {
  const Icon = icons[verdict]
  return <Icon size={size} stroke={1.5} aria-hidden />
}
