import { Button } from '@mantine/core'
import { IconCircleArrowUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useMay, useMe } from '../../lib/me.ts'
import { escalationsQuery } from '../../lib/queries/case.ts'
import { useTicketChange } from '../../lib/use-ticket-change.ts'
import { criterionName } from '../../lib/why-sentences.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { Banner, bannerIcon } from './banner.tsx'

/** It was escalated and waits for somebody to take it: to whom, why, by whom. */
export function EscalatedBanner({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(['app', 'case'])
  const may = useMay()
  const { user } = useMe()
  const change = useTicketChange()
  const waiting = useQuery(escalationsQuery(ticket.id)).data?.items.findLast(({ accepted_at }) => !accepted_at)
  const tier = waiting ? waiting.to_tier : ticket.tier
  const accept = () => change(ticket, { noun: 'assignee', assignee_id: user.id, assignee_name: user.name })
  const actions = may('ticket.assign') && (
    <Button size="compact-sm" variant="light" onClick={() => void accept()}>
      {t('case:escalate.accept')}
    </Button>
  )
  return (
    <Banner icon={<IconCircleArrowUp {...bannerIcon} />} actions={actions}>
      <b>{tier ? t('case:escalate.banner', { tier: frameworkName(tier) }) : t('case:escalate.banner_top')}</b>
      {waiting && (
        <>
          {' · '}
          {criterionName(waiting.criterion, t)}
          {' · '}
          {waiting.escalated_by
            ? t('case:escalate.by', { name: waiting.escalated_by.name })
            : t('case:escalate.by_itself')}
          {' · '}
          <TimeAgo at={waiting.at} style="words" />
        </>
      )}
    </Banner>
  )
}
