import { Button, PasswordInput, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Password } from '../../../server/domains/auth/contract.ts'
import { ApiError, put } from '../../lib/api.ts'
import { useMe } from '../../lib/me.ts'
import { meQuery } from '../../lib/queries/people.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { SettingsSection } from '../../ui/settings-page.tsx'

export function PasswordSection() {
  const { t } = useTranslation()
  const me = useMe()
  const client = useQueryClient()
  const words = useProblemWords()
  const [password, setPassword] = useState('')
  const [current, setCurrent] = useState('')
  const save = useMutation({
    mutationFn: (body: Password) => put('/me/password', body),
    onSuccess: async () => {
      setPassword('')
      setCurrent('')
      sayDone(t('settings.profile.password_done'))
      await client.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })
  const field = (path: string) => (save.error instanceof ApiError ? save.error.field(path) : null)
  const general = save.error && !field('password') && !field('current_password') ? words(save.error) : null
  return (
    <SettingsSection
      title={t('settings.profile.password')}
      hint={me.has_password ? t('settings.profile.password_hint') : t('settings.profile.password_none')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ password, current_password: me.has_password ? current : undefined })
        }}
      >
        <Stack gap="sm" align="stretch">
          {/* Password managers need to know whose password this is. */}
          <input type="text" autoComplete="username" value={me.user.email ?? ''} readOnly hidden />
          {me.has_password && (
            <PasswordInput
              label={t('settings.profile.current_password')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={current}
              error={field('current_password')}
              onChange={(event) => setCurrent(event.currentTarget.value)}
            />
          )}
          <PasswordInput
            label={t('settings.profile.new_password')}
            description={me.has_password ? undefined : t('settings.profile.password_hint')}
            autoComplete="new-password"
            minLength={12}
            required
            withAsterisk={false}
            value={password}
            error={field('password') ?? general}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
            {me.has_password ? t('settings.profile.change_password') : t('settings.profile.set_password')}
          </Button>
        </Stack>
      </form>
    </SettingsSection>
  )
}
