import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelAccount } from '../../../server/domains/channels/contract.ts'
import { relative } from '../../lib/time.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { useNow } from '../../lib/use-now.ts'
import { SettingsSection } from '../../ui/settings-page.tsx'
import classes from './account-form.module.css'
import { useChangeAccount } from './use-save-account.ts'

/** Takes an address out of use, or back; what follows is said before. */
export function ArchiveSection({ account }: { account: ChannelAccount }) {
  const { t, i18n } = useTranslation(['accounts', 'app'])
  const now = useNow()
  const [isAsking, setAsking] = useState(false)
  const change = useChangeAccount(account.id)
  const { address, archived_at } = account
  const time = archived_at ? relative(archived_at, now, i18n.language) : ''
  const verb = t(archived_at ? 'archive.unarchive' : 'archive.archive')
  const effects = t(archived_at ? 'archive.effects_back' : 'archive.effects', { returnObjects: true })
  const go = () =>
    change.mutate(
      { archived: !archived_at },
      {
        onSuccess: () => {
          setAsking(false)
          sayDone(t(archived_at ? 'archive.back' : 'archive.archived', { address }))
        },
      },
    )
  return (
    <SettingsSection
      title={archived_at ? t('archive.title_archived', { time }) : t('archive.title')}
      hint={t(archived_at ? 'archive.hint_archived' : 'archive.hint')}
    >
      <Button variant="default" onClick={() => setAsking(true)}>
        {verb}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t(archived_at ? 'archive.ask_back' : 'archive.ask', { address })}
        closeButtonProps={{ 'aria-label': t('app:common.close') }}
      >
        <ul className={classes.effects}>
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <Group justify="end" gap="xs" mt="md">
          <Button variant="subtle" color="gray" onClick={() => setAsking(false)}>
            {t('app:common.cancel')}
          </Button>
          <Button data-autofocus color={archived_at ? undefined : 'red'} loading={change.isPending} onClick={go}>
            {verb}
          </Button>
        </Group>
      </Modal>
    </SettingsSection>
  )
}
