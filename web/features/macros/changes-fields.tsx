import { Select, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MacroChanges } from '../../../server/domains/macros/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useTeams, useUsers } from '../../lib/me.ts'
import { type FieldsProps, isRefused } from './macro-form.tsx'
import classes from './macros.module.css'

const STATUSES = ['open', 'pending', 'on_hold', 'resolved'] as const
const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const

/** What becomes of the ticket when the words are sent. */
export function ChangesFields({ draft, disabled, faults, refusal, onChange }: FieldsProps) {
  const { t } = useTranslation(['macros', 'app'])
  const teams = useTeams()
  const users = useUsers().filter(({ active, role }) => active && role !== 'responder')
  const { changes } = draft
  const set = (fields: Partial<MacroChanges>) => onChange({ changes: { ...changes, ...fields } })
  const one = { disabled, clearable: true, placeholder: t('form.unchanged'), comboboxProps: { withinPortal: true } }
  const several = { disabled, maxTags: 20, splitChars: [',', '，'], acceptValueOnBlur: true }
  return (
    <fieldset className={classes.group}>
      <legend>{t('form.changes')}</legend>
      <div className={classes.pair}>
        <Select
          {...one}
          label={t('form.status_after')}
          data={STATUSES.map((status) => ({ value: status, label: t(`app:status.${status}`) }))}
          value={changes.status_after ?? null}
          onChange={(value) => set({ status_after: STATUSES.find((status) => status === value) })}
        />
        <Select
          {...one}
          label={t('form.priority')}
          data={PRIORITIES.map((priority) => ({ value: priority, label: t(`app:priority.${priority}`) }))}
          value={changes.priority ?? null}
          onChange={(value) => set({ priority: PRIORITIES.find((priority) => priority === value) })}
        />
        <Select
          {...one}
          label={t('form.team')}
          data={teams.map(({ name }) => ({ value: name, label: frameworkName(name) }))}
          value={changes.team ?? null}
          error={isRefused(refusal, 'changes.team') && t('form.bad_team')}
          onChange={(team) => set({ team: team ?? undefined })}
        />
        <Select
          {...one}
          searchable
          label={t('form.assignee')}
          data={[{ value: 'me', label: t('form.me') }, ...users.map(({ id, name }) => ({ value: id, label: name }))]}
          value={changes.assignee ?? null}
          error={isRefused(refusal, 'changes.assignee') && t('form.bad_assignee')}
          onChange={(assignee) => set({ assignee: assignee ?? undefined })}
        />
        <TagsInput
          {...several}
          label={t('form.add_tags')}
          description={t('form.tags_hint')}
          value={changes.add_tags ?? []}
          onChange={(add_tags) => set({ add_tags })}
        />
        <TagsInput
          {...several}
          label={t('form.remove_tags')}
          description={t('form.tags_hint')}
          value={changes.remove_tags ?? []}
          error={faults.includes('both_tags') && t('form.both_tags')}
          onChange={(remove_tags) => set({ remove_tags })}
        />
      </div>
    </fieldset>
  )
}
