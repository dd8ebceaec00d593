import { Radio, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useMay, useTeams } from '../../lib/me.ts'
import { ChangesFields } from './changes-fields.tsx'
import type { Fault, MacroDraft } from './macro-draft.ts'
import classes from './macros.module.css'
import { TextsField } from './texts-field.tsx'

export interface FieldsProps {
  draft: MacroDraft
  disabled: boolean
  faults: Fault[]
  /** What the server said about the last try. */
  refusal: unknown
  onChange: (fields: Partial<MacroDraft>) => void
}

/** Everything a macro holds: its name, its words, what it changes and who may use it. */
export function MacroForm(props: FieldsProps) {
  const { t } = useTranslation('macros')
  const { draft, disabled, faults, onChange } = props
  const kind_label = useId()
  return (
    <>
      <TextInput
        data-autofocus
        label={t('form.name')}
        description={t('form.name_hint')}
        maxLength={80}
        disabled={disabled}
        value={draft.name}
        error={faults.includes('name_missing') && t('form.name_missing')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <div>
        <p id={kind_label} className={classes.label}>
          {t('form.kind')}
        </p>
        <SegmentedControl
          aria-labelledby={kind_label}
          disabled={disabled}
          data={(['reply', 'note'] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={draft.kind}
          onChange={(kind) => onChange({ kind: kind === 'note' ? 'note' : 'reply' })}
        />
      </div>
      <TextsField {...props} />
      <ChangesFields {...props} />
      <SharingFields {...props} />
    </>
  )
}

const SHARES = ['me', 'team', 'everyone'] as const

function SharingFields({ draft, disabled, faults, onChange }: FieldsProps) {
  const { t } = useTranslation('macros')
  const may = useMay()
  const teams = useTeams()
  const fixed = disabled || !may('macro.share')
  return (
    <>
      <Radio.Group
        label={t('form.share')}
        description={may('macro.share') ? undefined : t('form.share_refused')}
        value={draft.shared_with}
        onChange={(value) => onChange({ shared_with: SHARES.find((share) => share === value) ?? 'me' })}
      >
        <div className={classes.radios}>
          {SHARES.map((share) => (
            <Radio key={share} value={share} label={t(`shared.${share}`)} disabled={fixed} />
          ))}
        </div>
      </Radio.Group>
      {draft.shared_with === 'team' && (
        <Select
          label={t('form.share_team')}
          disabled={fixed}
          data={teams.map(({ name }) => ({ value: name, label: frameworkName(name) }))}
          value={draft.team}
          error={faults.includes('team_missing') && t('form.team_missing')}
          onChange={(team) => onChange({ team })}
        />
      )}
    </>
  )
}

/** Whether the server found fault with a field. */
export const isRefused = (refusal: unknown, path: string) => refusal instanceof ApiError && refusal.field(path) !== null
