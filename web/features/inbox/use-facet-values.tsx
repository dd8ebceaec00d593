import { IconUser, IconUserQuestion } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FACET_VALUES } from '../../lib/facets.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useTeams } from '../../lib/me.ts'
import { customerQuery } from '../../lib/queries/people.ts'
import type { ListedTicket } from '../../lib/queries/tickets.ts'
import { tagsOnScreen } from '../../lib/tags-on-screen.ts'
import { CHANNELS, PRIORITIES, STATUSES, type TicketSearch, wordsOf } from '../../lib/ticket-search.ts'
import { localeOf } from '../../lib/time.ts'
import { languageName } from '../../lib/words.ts'
import type { Choice } from '../../ui/pick-list.tsx'
import { ChannelIcon, EmotionIcon, PriorityIcon, StatusIcon } from '../../ui/ticket-icons.tsx'
import { NOBODY, usePeopleChoices } from '../../ui/use-people-choices.tsx'
import { FILTERS_OF, type ListFacet } from './list-facets.ts'

interface Asked {
  facet: ListFacet
  search: TicketSearch
  rows: ListedTicket[]
}

const DAYS = [1, 7, 30, 90, 365]
/** Whose it is, whether it is late, and when it was opened: one value at a time. */
const SINGLE: readonly ListFacet[] = ['assignee', 'deadline', 'created', 'customer', 'company']

/** The values of one facet: which there are, which are chosen, how that is said, and what choosing one means. */
export function useFacetValues({ facet, search, rows }: Asked) {
  const { t } = useTranslation('lists')
  const choices = useChoices(facet)
  const name = useLinkedName({ facet, search, rows })
  const range = useRangeWords(search)
  const [filter] = FILTERS_OF[facet]
  const value = search[filter!]
  const selected = value === undefined ? [] : SINGLE.includes(facet) ? [String(value)] : wordsOf(String(value))
  const labels = selected.map((one) => choices.find((choice) => choice.value === one)?.label ?? one)
  const changeTo = (picked: string): TicketSearch => {
    if (facet === 'created')
      return { created_within_days: Number(picked), created_from: undefined, created_to: undefined }
    if (SINGLE.includes(facet)) return { [filter!]: picked }
    const word = facet === 'tag' ? picked.toLowerCase() : picked
    const next = selected.includes(word) ? selected.filter((one) => one !== word) : [...selected, word]
    return { [filter!]: next.join(',') || undefined }
  }
  return {
    label: t(`filter.${facet}`),
    said: (facet === 'created' && range) || name || labels.join(', '),
    choices,
    selected,
    several: !SINGLE.includes(facet),
    create: facet === 'tag' ? (tag: string) => t('hand.new_tag', { tag }) : undefined,
    changeTo,
  }
}

function useChoices(facet: ListFacet): Choice[] {
  const { t, i18n } = useTranslation(['lists', 'app'])
  const client = useQueryClient()
  const teams = useTeams()
  const people = usePeopleChoices().choices
  const named = (names: readonly string[]) => names.map((value) => ({ value, label: frameworkName(value) }))
  switch (facet) {
    case 'status':
      return (['new', ...STATUSES] as const).map((value) => ({
        value,
        label: t(`app:status.${value}`),
        icon: <StatusIcon status={value} />,
      }))
    case 'priority':
      return PRIORITIES.map((value) => ({
        value,
        label: t(`app:priority.${value}`),
        icon: <PriorityIcon priority={value} />,
      }))
    case 'assignee':
      return [
        { value: 'me', label: t('filter.me'), icon: <IconUser size={20} stroke={1.5} aria-hidden /> },
        { value: 'none', label: t('filter.nobody'), icon: <IconUserQuestion size={20} stroke={1.5} aria-hidden /> },
        ...people.slice(1).filter(({ value }) => value !== NOBODY),
      ]
    case 'team':
      return named(teams.map(({ name }) => name))
    case 'tier':
      return named([...new Set(teams.map(({ tier }) => tier))])
    case 'tag':
      return tagsOnScreen(client).map((tag) => ({ value: tag, label: tag }))
    case 'channel':
      return CHANNELS.map((value) => ({
        value,
        label: t(`app:channel.${value}`),
        icon: <ChannelIcon channel={value} />,
      }))
    case 'category':
      return CATEGORIES.map((value) => ({ value, label: t(`app:category.${value}`) }))
    case 'emotion':
      return EMOTIONS.map((value) => ({
        value,
        label: t(`app:emotion.${value}`),
        icon: <EmotionIcon emotion={value} />,
      }))
    case 'language':
      return FACET_VALUES.language.map((value) => ({ value, label: languageName(value, i18n.language) }))
    case 'deadline':
      return (['passed', 'near'] as const).map((value) => ({ value, label: t(`filter.deadline_${value}`) }))
    case 'created':
      return DAYS.map((count) => ({ value: String(count), label: t('filter.last_days', { count }) }))
    case 'customer':
    case 'company':
      return []
  }
}

const CATEGORIES = ['technical', 'billing', 'account', 'feature_request'] as const
const EMOTIONS = ['frustrated', 'confused', 'neutral', 'satisfied'] as const

/** Whom an id of the address means: as the rows call them, else asked for. */
function useLinkedName({ facet, search, rows }: Asked): string | undefined {
  const { customer_id, company_id } = search
  const inRows = rows.find((row) => row.customer_id === customer_id)?.customer_name
  const asked = facet === 'customer' && customer_id !== undefined && inRows === undefined
  const customer = useQuery({ ...customerQuery(customer_id ?? ''), enabled: asked }).data
  if (facet === 'customer') return inRows ?? customer?.name
  if (facet === 'company') return rows.find((row) => row.company_id === company_id)?.company_name ?? undefined
  return undefined
}

function useRangeWords({ created_from, created_to }: TicketSearch): string | undefined {
  const { t, i18n } = useTranslation('lists')
  const day = new Intl.DateTimeFormat(localeOf(i18n.language), { day: 'numeric', month: 'short', year: 'numeric' })
  // The range ends with the day before the moment it stops at.
  const last = created_to && day.format(new Date(Date.parse(created_to) - 1))
  const first = created_from && day.format(new Date(created_from))
  if (first && last) return first === last ? first : `${first} – ${last}`
  if (first) return t('filter.since', { day: first })
  return last ? t('filter.until', { day: last }) : undefined
}
