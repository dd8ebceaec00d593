import { CloseButton, UnstyledButton } from '@mantine/core'
import { IconForms } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Gap } from '../../lib/gaps.ts'
import classes from './chips.module.css'

interface Props {
  gaps: Gap[]
  onSelect: (gap: Gap) => void
  onRemove: (gap: Gap) => void
}

/** Variables nothing was known for. They hold the message back: each is filled by typing over it, or taken out. */
export function GapLine({ gaps, onSelect, onRemove }: Props) {
  const { t } = useTranslation('macros')
  const words = useVariableWords()
  return (
    <ul className={classes.chips} data-warn aria-label={t('fill_first')}>
      <li className={classes.lead}>
        <IconForms size={14} stroke={1.5} aria-hidden />
        <span role="status">{t('fill_first')}</span>
      </li>
      {gaps.map((gap) => (
        <li key={gap.start} className={classes.chip} data-warn>
          <UnstyledButton
            className={classes.select}
            aria-label={t('fill_gap', { variable: words(gap.name) })}
            onClick={() => onSelect(gap)}
          >
            {words(gap.name)}
          </UnstyledButton>
          <CloseButton
            size={24}
            iconSize={13}
            aria-label={t('remove_gap', { variable: words(gap.name) })}
            onClick={() => onRemove(gap)}
          />
        </li>
      ))}
    </ul>
  )
}

/** What a variable is called; one that was added later is shown as it stands in texts. */
function useVariableWords() {
  const { t, i18n } = useTranslation('macros')
  return (name: string) =>
    i18n.exists(`macros:variable.${name}`) ? t(`variable.${name}` as 'variable.customer.name') : `{{${name}}}`
}
