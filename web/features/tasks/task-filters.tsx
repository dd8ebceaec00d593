import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TASK_KINDS, TASK_STATES, type TaskSearch } from '../../lib/task-search.ts'
import { CountPill } from '../../ui/count-pill.tsx'
import classes from './tasks.module.css'

interface Props {
  search: TaskSearch
  onChange: (change: Partial<TaskSearch>) => void
}

/** Which of them: by state, by kind, and among those of others what nobody owns. */
export function TaskFilters({ search, onChange }: Props) {
  const { t } = useTranslation('tasks')
  return (
    <search className={classes.filters} aria-label={t('filter.label')}>
      {search.whose && (
        <CountPill
          label={t('filter.unowned')}
          count={null}
          pressed={search.unowned === true}
          onPress={() => onChange({ unowned: search.unowned ? undefined : true })}
        />
      )}
      <Select
        size="xs"
        className={classes.kind}
        aria-label={t('filter.kind')}
        placeholder={t('filter.any_kind')}
        clearable
        clearButtonProps={{ 'aria-label': t('filter.any_kind') }}
        comboboxProps={{ width: 260, position: 'bottom-end' }}
        data={TASK_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={search.kind ?? null}
        onChange={(value) => onChange({ kind: TASK_KINDS.find((kind) => kind === value) })}
      />
      <Select
        size="xs"
        className={classes.state}
        aria-label={t('filter.state')}
        allowDeselect={false}
        data={TASK_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        value={search.state ?? 'open'}
        onChange={(value) => onChange({ state: TASK_STATES.find((state) => state === value && state !== 'open') })}
      />
    </search>
  )
}
