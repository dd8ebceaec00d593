import { Alert, Button, Group, Modal, MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CreateUser, User } from '../../../server/domains/auth/contract.ts'
import { ApiError, post } from '../../lib/api.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useTeams } from '../../lib/me.ts'
import { usersQuery } from '../../lib/queries/people.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { ROLES } from './roles.ts'

/** Adds a person. How they sign in follows: a link, made on the next screen. */
export function PersonForm({ onClose, onAdded }: { onClose: () => void; onAdded: (user: User) => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  const teams = useTeams()
  const form = useForm<CreateUser>({
    initialValues: { name: '', email: '', role: 'agent', teams: [], skills: [], languages: [] },
  })
  const add = useMutation({
    // No team chosen means the server's default, the first tier; an empty list would mean none at all.
    mutationFn: (body: CreateUser) =>
      post<User>('/users', { ...body, teams: body.teams?.length ? body.teams : undefined }),
    onSuccess: async (user) => {
      await client.invalidateQueries({ queryKey: usersQuery.queryKey })
      sayDone(t('settings.people.added', { name: user.name }))
      onAdded(user)
    },
    onError: (error) => {
      if (error instanceof ApiError) {
        form.setErrors(Object.fromEntries(error.problem.errors.map(({ path, message }) => [path, message])))
      }
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings.people.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={form.onSubmit((body) => add.mutate(body))}>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('settings.people.name')}
            required
            withAsterisk={false}
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('settings.people.email')}
            type="email"
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
          />
          <Select
            label={t('settings.people.role')}
            allowDeselect={false}
            data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            {...form.getInputProps('role')}
          />
          <MultiSelect
            label={t('settings.people.teams')}
            data={teams.map((team) => ({ value: team.name, label: frameworkName(team.name) }))}
            {...form.getInputProps('teams')}
          />
          {add.error && (
            <Alert color="red" role="alert">
              {words(add.error)}
            </Alert>
          )}
          <Group justify="end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('settings.people.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
