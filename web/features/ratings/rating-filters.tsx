import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useUsers } from '../../lib/me.ts'
import { type RatingSearch, SCORES } from '../../lib/outcome-search.ts'
import { frameworkQuery } from '../../lib/queries/framework.ts'
import classes from './ratings.module.css'

interface Props {
  search: RatingSearch
  onChange: (search: RatingSearch) => void
}

/** Which ratings are listed: how they came out, how high, whose. */
export function RatingFilters({ search, onChange }: Props) {
  const { t } = useTranslation('outcome')
  const unhappy = useUnhappy()
  const agents = useUsers().filter((user) => user.active && user.role !== 'customer')
  const { agent_id, score } = search
  const whose = agent_id ? { agent_id } : {}
  const outcomes = [
    { id: 'all', to: {} },
    { id: 'is_answered', to: { state: 'answered' } },
    { id: 'is_unhappy', to: { at_most: unhappy } },
    { id: 'is_sent', to: { state: 'sent' } },
    { id: 'is_suppressed', to: { state: 'suppressed' } },
  ] as const satisfies readonly { id: string; to: RatingSearch }[]
  const current = (to: RatingSearch) => search.state === to.state && search.at_most === to.at_most && !score
  return (
    <search className={classes.filters} aria-label={t('ratings.filters')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these filter at once */}
      <div className={classes.outcomes} role="group" aria-label={t('ratings.filters')}>
        {outcomes.map(({ id, to }) => (
          <button
            key={id}
            type="button"
            className={classes.outcome}
            aria-pressed={current(to)}
            onClick={() => onChange({ ...to, ...whose })}
          >
            {t(`ratings.${id}`)}
          </button>
        ))}
      </div>
      <Select
        size="xs"
        className={classes.pick}
        aria-label={t('ratings.rating')}
        placeholder={t('ratings.any_score')}
        clearable
        clearButtonProps={{ 'aria-label': t('ratings.any_score') }}
        data={SCORES.map((one) => ({ value: String(one), label: `${one} · ${t(`score.of_${one}`)}` }))}
        value={score ? String(score) : null}
        onChange={(value) => {
          const chosen = SCORES.find((one) => String(one) === value)
          onChange({ ...whose, ...(chosen ? { score: chosen } : {}) })
        }}
      />
      <Select
        size="xs"
        searchable
        className={classes.pick}
        aria-label={t('ratings.agent')}
        placeholder={t('ratings.any_agent')}
        clearable
        clearButtonProps={{ 'aria-label': t('ratings.any_agent') }}
        data={agents.map(({ id, name }) => ({ value: id, label: name }))}
        value={agent_id ?? null}
        onChange={(value) => {
          const { agent_id: _before, ...others } = search
          onChange({ ...others, ...(value ? { agent_id: value } : {}) })
        }}
      />
      {Object.keys(search).length > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange({})}>
          {t('ratings.clear')}
        </Button>
      )}
    </search>
  )
}

/** Up to which rating a customer counts as unhappy is policy. */
function useUnhappy() {
  const most = useQuery(frameworkQuery).data?.surveys.unhappy_at_most
  return SCORES.find((score) => score === most) ?? 3
}
