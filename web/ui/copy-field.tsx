import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../lib/copy-text.ts'

/** A value to take away: selectable, and copied with one press. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <TextInput
        flex={1}
        label={label}
        labelProps={{ style: { fontWeight: 400, marginBottom: 6 } }}
        value={value}
        readOnly
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant="default" onClick={() => setCopied(copyText(value))}>
        {copied ? t('common.copied') : t('common.copy')}
      </Button>
    </Group>
  )
}
