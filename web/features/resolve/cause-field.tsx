import { Select } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CauseCode } from '../../../server/domains/interaction-reports/contract.ts'
import { CAUSES } from '../../lib/outcome-search.ts'
import classes from './resolve.module.css'

interface Props {
  value: CauseCode | null
  /** What a rule proposes; it says so in the list. */
  proposed: CauseCode | null
  onChange: (cause: CauseCode) => void
  label: string
  error: string | null
}

/** What was really wrong, by typing or choosing. */
export function CauseField({ value, proposed, onChange, label, error }: Props) {
  const { t } = useTranslation('outcome')
  const first = proposed ? [proposed, ...CAUSES.filter((cause) => cause !== proposed)] : CAUSES
  return (
    <Select
      searchable
      openOnFocus={false}
      selectFirstOptionOnChange
      allowDeselect={false}
      maxDropdownHeight={280}
      comboboxProps={{ withinPortal: true, shadow: 'md' }}
      aria-label={label}
      placeholder={t('resolve.cause_placeholder')}
      nothingFoundMessage={t('resolve.cause_none')}
      error={error}
      data={first.map((cause) => ({ value: cause, label: t(`cause.${cause}`) }))}
      value={value}
      onChange={(chosen) => {
        const cause = CAUSES.find((known) => known === chosen)
        if (cause) onChange(cause)
      }}
      renderOption={({ option, checked }) => (
        <span className={classes.option}>
          <span className={classes.optionLabel}>{option.label}</span>
          {option.value === proposed && <span className={classes.proposed}>{t('resolve.proposed')}</span>}
          {checked && <IconCheck size={16} stroke={1.5} aria-hidden />}
        </span>
      )}
    />
  )
}
