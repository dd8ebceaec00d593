import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MailDomain } from '../../../server/domains/channels/mail/contract.ts'
import { post } from '../../lib/api.ts'
import { mailDomainsQuery } from '../../lib/queries/accounts.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** Makes a new signing key, after saying when that is right and what becomes of the old one. */
export function NewKey({ domain: { domain, signs } }: { domain: MailDomain }) {
  const { t } = useTranslation(['accounts', 'app'])
  const words = useProblemWords()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const make = useMutation({
    mutationFn: () => post<MailDomain>(`/mail/domains/${encodeURIComponent(domain)}/keys`, {}),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: mailDomainsQuery.queryKey })
      setAsking(false)
      sayDone(t('domains.new_key_made'))
    },
    onError: (error) => sayFailed(t('app:error.change'), words(error)),
  })
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('domains.new_key')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('domains.new_key_title', { domain })}
        closeButtonProps={{ 'aria-label': t('app:common.close') }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('domains.new_key_why')}</Text>
          <Text size="sm">{t(signs ? 'domains.new_key_used' : 'domains.new_key_unused')}</Text>
          <Group justify="end" gap="xs">
            <Button variant="subtle" color="gray" onClick={() => setAsking(false)}>
              {t('app:common.cancel')}
            </Button>
            <Button data-autofocus loading={make.isPending} onClick={() => make.mutate()}>
              {t('domains.new_key_submit')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
