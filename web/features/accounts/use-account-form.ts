import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api.ts'
import { type AccountForm, fieldOf, missingIn } from './account-form.ts'

export type AccountFormState = ReturnType<typeof useAccountForm>

/** The form of a mail account, new or saved. */
export function useAccountForm(initialValues: AccountForm) {
  const { t } = useTranslation('accounts')
  return useForm({
    initialValues,
    validate: (values: AccountForm) => Object.fromEntries(missingIn(values).map((path) => [path, t('form.required')])),
  })
}

/** Puts what the API says about single fields to those fields, and goes to the first. Returns the fields. */
export function showMistakes(form: AccountFormState, error: unknown): string[] {
  const errors = error instanceof ApiError ? error.problem.errors : []
  form.setErrors(Object.fromEntries(errors.map(({ path, message }) => [fieldOf(path), message])))
  const fields = errors.map(({ path }) => fieldOf(path))
  goToField(form, fields)
  return fields
}

/** What has to be mended comes into view. */
export const goToField = (form: AccountFormState, [field]: string[]): void =>
  field === undefined ? undefined : form.getInputNode(field)?.focus()
