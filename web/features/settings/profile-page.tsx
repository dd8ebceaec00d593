import { Button, Group, SegmentedControl, Select, TextInput, useMantineColorScheme } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeMe, Me } from '../../../server/domains/auth/contract.ts'
import { patch } from '../../lib/api.ts'
import { speak } from '../../lib/i18n.ts'
import { useMe } from '../../lib/me.ts'
import { UNDO_SECONDS, usePreferences } from '../../lib/preferences.ts'
import { meQuery } from '../../lib/queries/people.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { usePrefer } from '../../lib/use-prefer.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { SettingsPage, SettingsSection } from '../../ui/settings-page.tsx'
import { KeysSection } from './keys-section.tsx'
import { NotificationsSection } from './notifications-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { TotpSection } from './totp-section.tsx'

export function ProfilePage() {
  const { t } = useTranslation()
  const me = useMe()
  const change = useChangeMe()
  const { setColorScheme } = useMantineColorScheme()
  const { undo_seconds } = usePreferences()
  const prefer = usePrefer()
  const [name, setName] = useState(me.user.name)
  const themes = (['light', 'dark', 'auto'] as const).map((theme) => ({
    value: theme,
    label: t(`settings.profile.theme_${theme}`),
  }))
  return (
    <SettingsPage title={t('settings.nav.profile')} intro={t('settings.profile.intro')}>
      <SettingsSection title={t('settings.profile.name')} hint={me.user.email}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate({ name: name.trim() })
          }}
        >
          <Group gap="xs" wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={t('settings.profile.name')}
              autoComplete="name"
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {name.trim() !== me.user.name && (
              <Button type="submit" variant="default" loading={change.isPending}>
                {t('common.save')}
              </Button>
            )}
          </Group>
        </form>
      </SettingsSection>
      <SettingsSection title={t('settings.profile.language')}>
        <Select
          aria-label={t('settings.profile.language')}
          allowDeselect={false}
          data={[
            { value: 'browser', label: t('settings.profile.language_browser') },
            { value: 'en', label: 'English' },
            { value: 'zh', label: '中文' },
          ]}
          value={me.language ?? 'browser'}
          onChange={(value) => change.mutate({ language: value === 'en' || value === 'zh' ? value : null })}
        />
      </SettingsSection>
      <SettingsSection title={t('settings.profile.theme')}>
        <SegmentedControl
          aria-label={t('settings.profile.theme')}
          data={themes}
          value={me.theme}
          onChange={(value) => {
            const theme = themes.find((known) => known.value === value)?.value ?? 'auto'
            setColorScheme(theme)
            change.mutate({ theme })
          }}
        />
      </SettingsSection>
      <KeysSection />
      <NotificationsSection />
      <SettingsSection title={t('undo_send.title')} hint={t('undo_send.hint')}>
        <SegmentedControl
          aria-label={t('undo_send.title')}
          data={UNDO_SECONDS.map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? t('undo_send.off') : t('undo_send.seconds', { count: seconds }),
          }))}
          value={String(undo_seconds)}
          onChange={(value) => void prefer({ undo_seconds: Number(value) })}
        />
      </SettingsSection>
      <PasswordSection />
      <TotpSection />
      <SessionsSection />
    </SettingsPage>
  )
}

function useChangeMe() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  return useMutation({
    mutationFn: (change: ChangeMe) => patch<Me>('/me', change),
    onSuccess: async (me, change) => {
      client.setQueryData(meQuery.queryKey, me)
      if (change.language !== undefined) await speak(me.language)
      if (change.name) sayDone(t('common.saved'))
    },
    onError: (error) => sayFailed(t('error.save'), words(error)),
  })
}
