import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { dueChoices, localMinute } from '../../lib/due-dates.ts'
import { useMe, useUsers } from '../../lib/me.ts'
import { useNow } from '../../lib/use-now.ts'
import { CountPill } from '../../ui/count-pill.tsx'
import classes from './tasks.module.css'

export interface Fields {
  title: string
  note: string
  /** As the field of the browser has it; empty without a date. */
  due: string
  owner_id: string | null
}

export const useTaskForm = (initialValues: Fields) => useForm<Fields>({ initialValues })
export type TaskForm = ReturnType<typeof useTaskForm>

interface Props {
  form: TaskForm
  /** Shown where no title was written: what the kind asks for. */
  kindTitle?: string
  withFocus?: boolean
}

/** What can be said about a task. */
export function TaskFields({ form, kindTitle, withFocus = true }: Props) {
  const { t } = useTranslation(['tasks', 'app'])
  const { user: me } = useMe()
  const users = useUsers()
  const others = users.filter(({ id, active, role }) => active && role !== 'responder' && id !== me.id)
  const owners = [{ value: me.id, label: t('app:common.you', { name: me.name }) }]
  return (
    <Stack gap="md">
      <TextInput
        label={t('form.title')}
        placeholder={kindTitle ?? t('form.title_placeholder')}
        required={kindTitle === undefined}
        withAsterisk={false}
        maxLength={300}
        {...(withFocus ? { 'data-autofocus': true } : {})}
        {...form.getInputProps('title')}
      />
      <DueField form={form} />
      <Select
        label={t('owner.label')}
        placeholder={t('owner.nobody')}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('owner.nobody') }}
        data={[...owners, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        {...form.getInputProps('owner_id')}
      />
      <Textarea
        label={t('form.note')}
        placeholder={t('form.note_placeholder')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={5_000}
        {...form.getInputProps('note')}
      />
    </Stack>
  )
}

function DueField({ form }: { form: TaskForm }) {
  const { t } = useTranslation('tasks')
  const now = useNow()
  const pick = (due: string) => form.setFieldValue('due', due === form.values.due ? '' : due)
  return (
    <div>
      <TextInput type="datetime-local" label={t('due.label')} {...form.getInputProps('due')} />
      {/* biome-ignore lint/a11y/useSemanticElements: these fill the field above; they are no fields themselves */}
      <div className={classes.presets} role="group" aria-label={t('due.label')}>
        {dueChoices(now).map(({ id, at }) => (
          <CountPill
            key={id}
            label={t(`due.${id}`)}
            count={null}
            pressed={form.values.due === localMinute(at)}
            onPress={() => pick(localMinute(at))}
          />
        ))}
      </div>
    </div>
  )
}

/** The moment the field names, as the server wants it. A moment that was not touched keeps its seconds. */
export const dueOf = ({ due }: Fields, before: string | null = null): string | null => {
  if (!due) return null
  return before && localMinute(before) === due ? before : new Date(due).toISOString()
}
