import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import type { Facet, Triage } from '../../../server/domains/triage/contract.ts'
import { FACETS } from '../../lib/facets.ts'
import { triageQuery } from '../../lib/queries/case.ts'
import { useTicketChange } from '../../lib/use-ticket-change.ts'
import { FacetRow } from './facet-row.tsx'
import { FacetWhy } from './facet-why.tsx'
import { MatrixButton } from './matrix-button.tsx'
import { PanelTrouble } from './panel-trouble.tsx'
import { RequestsList } from './requests-list.tsx'
import classes from './understanding.module.css'
import { useCorrectTriage } from './use-correct-triage.ts'

/** How the ticket was understood; each part says why and can be corrected at once. */
export function UnderstandingSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('case')
  const query = useQuery(triageQuery(ticket.id))
  return (
    <section className={classes.section} aria-labelledby="understanding">
      <header className={classes.head}>
        <h2 id="understanding">{t('understanding.title')}</h2>
        {query.data && <MatrixButton triage={query.data} />}
      </header>
      {query.isPending && <FacetsSkeleton />}
      {query.isError && !query.data && <PanelTrouble words={t('understanding.failed')} query={query} />}
      {query.data && <Facets ticket={ticket} triage={query.data} />}
    </section>
  )
}

function Facets({ ticket, triage }: { ticket: Ticket; triage: Triage }) {
  const change = useTicketChange()
  const correct = useCorrectTriage(ticket)
  const onCorrect = (facet: Facet, value: string) => {
    // The priority has its own noun, and its own way back.
    if (facet === 'priority') void change(ticket, { noun: 'priority', priority: value as Ticket['priority'] })
    else void correct(facet, value)
  }
  return (
    <>
      <dl className={classes.facets}>
        {FACETS.map((facet) => (
          <FacetRow
            key={facet}
            facet={facet}
            reading={facet === 'priority' ? { ...triage.priority, value: ticket.priority } : triage[facet]}
            onCorrect={(value) => onCorrect(facet, value)}
            why={<FacetWhy facet={facet} triage={triage} />}
          />
        ))}
      </dl>
      {triage.requests.length > 1 && <RequestsList requests={triage.requests} />}
    </>
  )
}

function FacetsSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('common.loading')}>
      {FACETS.map((facet) => (
        <div key={facet} className={classes.placeholder}>
          <Skeleton height={11} width={60} radius="sm" />
          <Skeleton height={11} width={84} radius="sm" />
        </div>
      ))}
    </div>
  )
}
