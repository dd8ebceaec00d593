import { Drawer, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { handOverQuery } from '../../lib/queries/escalation.ts'
import { ErrorState } from '../../ui/states.tsx'
import { GrantForm } from './grant-form.tsx'
import { HandOverCard } from './hand-over-card.tsx'
import { ReturnForm } from './return-form.tsx'

/** The hand-over card, and what can be done from it: record a grant, give the ticket back. */
export function HandOverDrawer({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation(['app', 'escalation'])
  const may = useMay()
  const card = useQuery(handOverQuery(ticket.id))
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={440}
      title={t('escalation:card.title', { case_id: ticket.case_id })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {card.isPending && <Skeleton height={420} radius="sm" role="status" aria-label={t('common.loading')} />}
      {card.isError && <ErrorState error={card.error} retry={() => void card.refetch()} />}
      {card.data && (
        <Stack gap="lg">
          <HandOverCard card={card.data} onShow={onClose} />
          {may('ticket.grant') && <GrantForm ticket={ticket} />}
          {may('ticket.escalate') && <ReturnForm ticket={ticket} onDone={onClose} />}
        </Stack>
      )}
    </Drawer>
  )
}
