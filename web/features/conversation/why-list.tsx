import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { whyQuery } from '../../lib/queries/tickets.ts'
import { DecisionCard } from '../../ui/decision-card.tsx'
import { ErrorState } from '../../ui/states.tsx'
import classes from './why-list.module.css'

export function WhyList({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const query = useQuery(whyQuery(ticketId))
  if (query.isPending) {
    return (
      <div className={classes.placeholder} role="status" aria-label={t('common.loading')}>
        <Skeleton height={12} width="40%" mb={12} radius="sm" />
        <Skeleton height={10} width="80%" mb={8} radius="sm" />
        <Skeleton height={10} width="60%" radius="sm" />
      </div>
    )
  }
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  if (query.data.items.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="md">
        {t('why.empty')}
      </Text>
    )
  }
  return query.data.items.map((decision) => <DecisionCard key={decision.id} decision={decision} />)
}
