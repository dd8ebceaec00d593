import { Button } from '@mantine/core'
import { IconBookmark, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedTicket } from '../../lib/queries/tickets.ts'
import { activeFilters, type TicketSearch, withFilter, withoutFilters } from '../../lib/ticket-search.ts'
import { PickList } from '../../ui/pick-list.tsx'
import classes from './filter-bar.module.css'
import { FilterChip } from './filter-chip.tsx'
import { FACETS_OF_LISTS, facetOf, facetsIn, type ListFacet } from './list-facets.ts'
import { useKeepView } from './use-keep-view.ts'

interface Props {
  search: TicketSearch
  /** How often a filter was asked for: by its key, or by the button in the head. */
  asked: number
  /** Nothing is being chosen any more. */
  onDone: () => void
  rows: ListedTicket[]
}

const CLOSING_MS = 40

/** What the list is narrowed by, each part to be changed or taken away; and the way to keep it under a name. */
export function FilterBar({ search, asked, onDone, rows }: Props) {
  const { t } = useTranslation('lists')
  const navigate = useNavigate()
  const [choosing, setChoosing] = useState(false)
  const [editing, setEditing] = useState<ListFacet | null>(null)
  useEffect(() => {
    if (asked > 0) setChoosing(true)
  }, [asked])
  const picked = useRef(false)
  const active = facetsIn(search)
  const shown = editing && !active.includes(editing) ? [...active, editing] : active
  const go = (next: TicketSearch) => void navigate({ to: '.', search: next, replace: true })
  const stop = () => {
    setEditing(null)
    onDone()
  }
  const choices = FACETS_OF_LISTS.filter((facet) => !shown.includes(facet)).map((facet) => ({
    value: facet,
    label: t(`filter.${facet}`),
  }))
  return (
    <search className={classes.bar} aria-label={t('filter.bar')}>
      {shown.map((facet) => (
        <FilterChip
          key={facet}
          facet={facet}
          search={search}
          rows={rows}
          opened={editing === facet}
          onOpen={() => setEditing(facet)}
          onClose={stop}
          onChange={(change) => go(withFilter(search, change))}
        />
      ))}
      <PickList
        opened={choosing}
        onClose={() => {
          setChoosing(false)
          if (!picked.current) onDone()
          picked.current = false
        }}
        label={t('filter.choose')}
        choices={choices}
        selected={[]}
        onPick={(value) => {
          picked.current = true
          // The list of kinds gives the focus back when it closes; only then the list of values opens at its own chip.
          setTimeout(() => setEditing(facetOf(value)), CLOSING_MS)
        }}
      >
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={classes.add}
          leftSection={shown.length === 0 && <IconPlus size={14} stroke={1.75} aria-hidden />}
          aria-label={t('filter.add')}
          aria-haspopup="listbox"
          aria-expanded={choosing}
          onClick={() => setChoosing(!choosing)}
        >
          {shown.length === 0 ? t('filter.add') : <IconPlus size={14} stroke={1.75} aria-hidden />}
        </Button>
      </PickList>
      <Keeping search={search} onReset={go} />
      {activeFilters(search).length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={classes.add}
          onClick={() => {
            stop()
            go(withoutFilters(search))
          }}
        >
          {t('filter.clear')}
        </Button>
      )}
    </search>
  )
}

/** A list that was changed can be kept: under its name, or under a new one. */
function Keeping({ search, onReset }: { search: TicketSearch; onReset: (search: TicketSearch) => void }) {
  const { t } = useTranslation('lists')
  const { kept, changed, saving, keepAsNew, saveChanges, asKept } = useKeepView(search)
  const bookmark = <IconBookmark size={14} stroke={1.75} aria-hidden />
  const look = { size: 'compact-sm', variant: 'subtle', className: classes.keep } as const
  if (kept && !changed) return null
  if (!kept && activeFilters(search).length === 0) return null
  return (
    <>
      {kept?.may_change && (
        <Button {...look} leftSection={bookmark} loading={saving} onClick={() => void saveChanges()}>
          {t('view.save_changes')}
        </Button>
      )}
      <Button {...look} leftSection={kept?.may_change ? undefined : bookmark} onClick={keepAsNew}>
        {kept ? t('view.save_as') : t('view.save')}
      </Button>
      {kept && (
        <Button {...look} color="gray" onClick={() => onReset(asKept)}>
          {t('view.reset')}
        </Button>
      )}
    </>
  )
}
