import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { whyQuery } from '../../lib/queries/tickets.ts'
import { DecisionCard } from '../../ui/decision-card.tsx'
import { PanelTrouble } from './panel-trouble.tsx'
import classes from './why.module.css'

interface Props {
  ticketId: string
  kind: string
}

/** The newest decision of a kind about a ticket: the one that holds. */
export function DecisionReasons({ ticketId, kind }: Props) {
  const { t } = useTranslation(['app', 'case'])
  const query = useQuery(whyQuery(ticketId))
  if (query.isPending) return <Skeleton height={60} m={16} w="auto" radius="sm" />
  if (query.isError) return <PanelTrouble words={t('error.title')} query={query} />
  const decision = query.data.items.findLast((item) => item.kind === kind)
  if (decision) return <DecisionCard decision={decision} plain />
  return <p className={classes.quiet}>{t('case:why.nothing')}</p>
}
