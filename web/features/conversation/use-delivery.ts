import { useQuery } from '@tanstack/react-query'
import type { Delivery, DeliveryReport } from '../../../server/domains/channels/contract.ts'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { deliveryOfQuery } from '../../lib/queries/mail-of-ticket.ts'

/** Only those who may look into the outbox learn more than the state. */
export function useDelivery(message: Message, wanted = true) {
  const may = useMay()
  const found = useQuery({ ...deliveryOfQuery(message.id), enabled: wanted && may('outbox.read') }).data
  return { delivery: found?.delivery ?? null, smtp_configured: found?.smtp_configured }
}

/** The last thing said about each address it is for; what was said before it was sent again counts no more. */
export function failuresOf({ recipients, reports }: Delivery): DeliveryReport[] {
  const own = new Set(recipients.map((address) => address.toLowerCase()))
  const failed = reports.filter(({ action, recipient }) => action === 'failed' && own.has(recipient.toLowerCase()))
  return [...new Map(failed.map((report) => [report.recipient.toLowerCase(), report])).values()]
}
