import { Button, Code, Group, Skeleton, Text, TextInput } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { TotpSetup } from '../../../server/domains/auth/contract.ts'
import { post, put, remove } from '../../lib/api.ts'
import { useMe } from '../../lib/me.ts'
import { meQuery } from '../../lib/queries/people.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { SettingsSection } from '../../ui/settings-page.tsx'

type Setup = z.infer<typeof TotpSetup>

/** The second step of signing in: set up with a picture, turned on and off with a code. */
export function TotpSection() {
  const { t } = useTranslation()
  const me = useMe()
  const client = useQueryClient()
  const words = useProblemWords()
  const [setup, setSetup] = useState<Setup | null>(null)
  const [removing, setRemoving] = useState(false)
  const begin = useMutation({
    mutationFn: () => post<Setup>('/me/totp', {}),
    onSuccess: setSetup,
    onError: (error) => sayFailed(t('error.change'), words(error)),
  })
  const settle = async () => {
    setSetup(null)
    setRemoving(false)
    await client.invalidateQueries({ queryKey: meQuery.queryKey })
  }
  return (
    <SettingsSection
      title={t('settings.profile.totp')}
      hint={me.totp_enabled ? t('settings.profile.totp_on') : t('settings.profile.totp_off')}
    >
      {me.totp_enabled && !removing && (
        <Group gap="xs">
          <IconShieldCheck size={20} stroke={1.5} color="var(--sr-good)" aria-hidden />
          <Button variant="default" onClick={() => setRemoving(true)}>
            {t('settings.profile.totp_remove')}
          </Button>
        </Group>
      )}
      {removing && (
        <CodeForm
          label={t('settings.profile.totp_remove')}
          send={(code) => remove('/me/totp', { code })}
          onDone={settle}
          onCancel={() => setRemoving(false)}
        />
      )}
      {!me.totp_enabled && !setup && (
        <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
          {t('settings.profile.totp_begin')}
        </Button>
      )}
      {!me.totp_enabled && setup && (
        <>
          <Text size="sm">{t('settings.profile.totp_scan')}</Text>
          <QrCode uri={setup.uri} />
          <Text size="xs" c="dimmed">
            {t('settings.profile.totp_secret')} <Code style={{ overflowWrap: 'anywhere' }}>{setup.secret}</Code>
          </Text>
          <CodeForm
            label={t('settings.profile.totp_confirm')}
            send={(code) => put('/me/totp', { code })}
            onDone={settle}
            onCancel={() => setSetup(null)}
          />
        </>
      )}
    </SettingsSection>
  )
}

/** Drawn here, in the browser: the secret goes to nobody else. */
function QrCode({ uri }: { uri: string }) {
  const { t } = useTranslation()
  const picture = useQuery({
    queryKey: ['qr', uri],
    queryFn: async () => {
      const { toDataURL } = await import('qrcode')
      return toDataURL(uri, { margin: 2, width: 360 })
    },
    gcTime: 0,
  })
  if (!picture.data) return <Skeleton width={180} height={180} />
  return (
    <img src={picture.data} width={180} height={180} alt={t('settings.profile.totp_qr')} style={{ borderRadius: 8 }} />
  )
}

interface CodeFormProps {
  label: string
  send: (code: string) => Promise<unknown>
  onDone: () => Promise<void>
  onCancel: () => void
}

function CodeForm({ label, send, onDone, onCancel }: CodeFormProps) {
  const { t } = useTranslation()
  const words = useProblemWords()
  const [code, setCode] = useState('')
  const confirm = useMutation({ mutationFn: send, onSuccess: onDone })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate(code)
      }}
    >
      <TextInput
        label={t('settings.profile.totp_code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]{6}"
        maxLength={6}
        required
        withAsterisk={false}
        autoFocus
        value={code}
        error={confirm.error ? words(confirm.error) : null}
        onChange={(event) => setCode(event.currentTarget.value)}
        mb="sm"
      />
      <Group gap="xs">
        <Button type="submit" loading={confirm.isPending}>
          {label}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </Group>
    </form>
  )
}
