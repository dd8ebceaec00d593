import { useTranslation } from 'react-i18next'
import { type LedgerSearch, MAIL_STATES } from '../../lib/mail-search.ts'
import type { Ledger } from '../../lib/queries/mail.ts'
import { CountPill } from '../../ui/count-pill.tsx'
import classes from './ledger.module.css'

interface Props {
  ledger: Ledger | undefined
  state: LedgerSearch['state']
  onState: (state: LedgerSearch['state']) => void
}

/** The sum over all mail, and at the same time the filter. */
export function LedgerSum({ ledger, state, onState }: Props) {
  const { t } = useTranslation('mail')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these filter at once
    <div className={classes.sum} role="group" aria-label={t('ledger.sum')}>
      <CountPill
        label={t('ledger.received')}
        count={ledger?.received}
        pressed={state === undefined}
        onPress={() => onState(undefined)}
      />
      {MAIL_STATES.map((name, index) => (
        <span key={name} className={classes.part}>
          <span aria-hidden="true">{index === 0 ? '=' : '+'}</span>
          <CountPill
            label={t(`ledger.${name}`)}
            count={ledger?.[name]}
            alarm={name === 'quarantined'}
            pressed={state === name}
            onPress={() => onState(state === name ? undefined : name)}
          />
        </span>
      ))}
    </div>
  )
}
