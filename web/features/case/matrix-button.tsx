import { Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Triage } from '../../../server/domains/triage/contract.ts'
import { facetWords } from '../../lib/facets.ts'
import { frameworkQuery } from '../../lib/queries/framework.ts'
import classes from './matrix.module.css'
import { usePopoverSide } from './use-popover-side.ts'

const IMPACTS = ['critical', 'high', 'medium', 'low'] as const
const URGENCIES = ['low', 'medium', 'high'] as const

/** Opens how the priority came about: the matrix with the cell of this ticket, and what was added. */
export function MatrixButton({ triage }: { triage: Triage }) {
  const { t } = useTranslation('case')
  const [opened, setOpened] = useState(false)
  const side = usePopoverSide()
  return (
    <Popover opened={opened} onChange={setOpened} position={side} width={340} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.open} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t('matrix.title')}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={16} maw="calc(100vw - 16px)" aria-label={t('matrix.title')}>
        <h2 className={classes.title} tabIndex={-1} data-autofocus data-mantine-stop-propagation="true">
          {t('matrix.title')}
        </h2>
        <Matrix triage={triage} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Matrix({ triage }: { triage: Triage }) {
  const { t } = useTranslation(['app', 'case'])
  const rules = useQuery(frameworkQuery).data?.triage.priority_matrix
  const { impact, urgency } = triage.matrix
  return (
    <>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col" aria-label={`${t('case:matrix.impact')} × ${t('case:matrix.urgency')}`}>
              <span aria-hidden="true">{t('case:matrix.impact')} ↓</span>
              <span aria-hidden="true">{t('case:matrix.urgency')} →</span>
            </th>
            {URGENCIES.map((level) => (
              <th key={level} scope="col" data-lit={level === urgency || undefined}>
                {t(`case:level.${level}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {IMPACTS.map((row) => (
            <tr key={row}>
              <th scope="row" data-lit={row === impact || undefined}>
                {t(`case:level.${row}`)}
              </th>
              {URGENCIES.map((column) => {
                const priority = rules?.[row]?.[column]
                const here = row === impact && column === urgency
                return (
                  <td key={column} data-here={here || undefined} data-priority={priority}>
                    {priority ? t(`priority.${priority}`) : t('common.unknown')}
                    {here && <span className="visually-hidden"> ({t('case:matrix.here')})</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Steps triage={triage} />
    </>
  )
}

/** From the cell of the matrix to the priority the ticket has, one sentence each. */
function Steps({ triage }: { triage: Triage }) {
  const { t, i18n } = useTranslation(['app', 'case'])
  const { impact, urgency, base, raised_by, customer_status, priority } = triage.matrix
  const { source, decided_by, value } = triage.priority
  const status = t(`account_type.${customer_status}`)
  const words = (level: string | null) =>
    level ? facetWords({ t, language: i18n.language }, 'priority', level) : t('common.unknown')
  const levels = { impact: impact && t(`case:level.${impact}`), urgency: urgency && t(`case:level.${urgency}`) }
  return (
    <ol className={classes.steps}>
      <li>{base ? t('case:matrix.base', { ...levels, priority: words(base) }) : t('case:matrix.unknown')}</li>
      {base && (
        <li>
          {raised_by > 0
            ? t('case:matrix.raised', { count: raised_by, status, priority: words(priority) })
            : t('case:matrix.not_raised', { status })}
        </li>
      )}
      {source === 'agent' && (
        <li>
          {decided_by
            ? t('case:matrix.by_hand', { name: decided_by.name, priority: words(value) })
            : t('case:matrix.given', { priority: words(value) })}
        </li>
      )}
    </ol>
  )
}
