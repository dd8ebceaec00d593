import { Button, Group, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { openDialog } from '../../lib/dialogs.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { usePrefer } from '../../lib/use-prefer.ts'
import { keyText } from '../../ui/key-caps.tsx'
import { SettingsSection } from '../../ui/settings-page.tsx'

/** The switch for single keys, and the way to choosing them. */
export function KeysSection() {
  const { t } = useTranslation()
  const { single_keys, keys } = usePreferences()
  const prefer = usePrefer()
  const count = Object.keys(keys).length
  return (
    <SettingsSection title={t('settings.profile.keys')} hint={t('settings.profile.keys_hint')}>
      <Switch
        label={t('keys.single')}
        description={t('keys.single_hint', { palette: keyText('mod+k') })}
        checked={single_keys}
        onChange={(event) => void prefer({ single_keys: event.currentTarget.checked })}
      />
      <Group gap="xs" mt="sm">
        <Button variant="default" onClick={() => openDialog('keys')}>
          {t('settings.profile.keys_change')}
        </Button>
        {count > 0 && (
          <Button variant="subtle" onClick={() => void prefer({ keys: {} })}>
            {t('settings.profile.keys_reset', { count })}
          </Button>
        )}
      </Group>
    </SettingsSection>
  )
}
