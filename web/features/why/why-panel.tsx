import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Why } from '../../../server/domains/tickets/why/contract.ts'
import { whyQuery } from '../../lib/queries/tickets.ts'
import { humanize } from '../../lib/words.ts'
import { ErrorState } from '../../ui/states.tsx'
import classes from './why.module.css'
import { WhyAnswer } from './why-answer.tsx'

/** Why a ticket is where it is, by what people ask: what holds now first, what held before behind it. */
export function WhyPanel({ ticketId }: { ticketId: string }) {
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
  if (query.data.groups.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="md">
        {t('why.empty')}
      </Text>
    )
  }
  return query.data.groups.map((group) => <Group key={group.about} {...group} />)
}

/** What holds now; where nothing does, the last that was decided. */
function Group({ about, answers }: Why['groups'][number]) {
  const { t, i18n } = useTranslation('why')
  const key = `why:about.${about}`
  const holding = answers.filter(({ current }) => current)
  const shown = holding.length > 0 ? holding : answers.slice(0, 1)
  const earlier = answers.filter((answer) => !shown.includes(answer))
  return (
    <section className={classes.group} aria-labelledby={`why-${about}`}>
      <h3 id={`why-${about}`}>{i18n.exists(key) ? i18n.t(key as 'why:about.team') : humanize(about)}</h3>
      {shown.map((answer) => (
        <WhyAnswer key={answer.id} answer={answer} />
      ))}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('earlier', { count: earlier.length })}</summary>
          {earlier.map((answer) => (
            <WhyAnswer key={answer.id} answer={answer} />
          ))}
        </details>
      )}
    </section>
  )
}
