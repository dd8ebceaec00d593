import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ListedTicket } from '../../lib/queries/tickets.ts'
import type { TicketSearch } from '../../lib/ticket-search.ts'
import { PickList } from '../../ui/pick-list.tsx'
import { DayRange } from './day-range.tsx'
import classes from './filter-bar.module.css'
import { type ListFacet, without } from './list-facets.ts'
import { useFacetValues } from './use-facet-values.tsx'

interface Props {
  facet: ListFacet
  search: TicketSearch
  rows: ListedTicket[]
  opened: boolean
  onOpen: () => void
  onClose: () => void
  onChange: (change: TicketSearch) => void
}

/** One filter with its values: opens the list of them, or goes away. */
export function FilterChip({ facet, search, rows, opened, onOpen, onClose, onChange }: Props) {
  const { t } = useTranslation('lists')
  const { label, said, choices, selected, several, create, changeTo } = useFacetValues({ facet, search, rows })
  const words = said || t('filter.any')
  return (
    <span className={classes.chip} data-empty={said ? undefined : true}>
      <PickList
        opened={opened}
        onClose={onClose}
        label={label}
        choices={choices}
        selected={selected}
        onPick={(value) => onChange(changeTo(value))}
        several={several}
        create={create}
        footer={
          facet === 'created' && (
            <DayRange
              from={search.created_from}
              to={search.created_to}
              onPick={(range) => onChange({ created_within_days: undefined, ...range })}
            />
          )
        }
      >
        <button
          type="button"
          className={classes.value}
          aria-haspopup="listbox"
          aria-expanded={opened}
          title={`${label}: ${words}`}
          onClick={opened ? onClose : onOpen}
        >
          <span className={classes.label}>{label}</span>
          <span className={classes.words}>{words}</span>
        </button>
      </PickList>
      <button
        type="button"
        className={classes.remove}
        aria-label={t('filter.remove', { filter: label })}
        onClick={() => {
          onClose()
          onChange(without(facet))
        }}
      >
        <IconX size={13} stroke={1.75} aria-hidden />
      </button>
    </span>
  )
}
