import { Button, Group, MultiSelect, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { CreateToken, NewToken, Scope, User } from '../../../server/domains/auth/contract.ts'
import { post, remove } from '../../lib/api.ts'
import { type TokenRow, tokensQuery } from '../../lib/queries/people.ts'
import { relative } from '../../lib/time.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useNow } from '../../lib/use-now.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import classes from './people.module.css'

const SCOPES = ['read', 'write', 'admin'] as const satisfies readonly Scope[]

/** Tokens with which scripts act as this person. The token itself is shown once, when it is made. */
export function Tokens({ user }: { user: User }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  const tokens = useQuery(tokensQuery(user.id)).data?.items ?? []
  const refresh = () => client.invalidateQueries({ queryKey: tokensQuery(user.id).queryKey })
  const failed = (error: unknown) => sayFailed(t('error.change'), words(error))
  const make = useMutation({
    mutationFn: (body: CreateToken) => post<z.infer<typeof NewToken>>(`/users/${user.id}/tokens`, body),
    onSuccess: refresh,
    onError: failed,
  })
  const revoke = useMutation({
    mutationFn: (id: string) => remove(`/users/${user.id}/tokens/${id}`),
    onSuccess: refresh,
    onError: failed,
  })
  return (
    <section className={classes.block}>
      <h3>{t('settings.people.tokens')}</h3>
      {tokens.length === 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('settings.people.tokens_empty', { name: user.name })}
        </Text>
      )}
      <ul>
        {tokens.map((token) => (
          <TokenLine key={token.id} token={token} onRevoke={() => revoke.mutate(token.id)} />
        ))}
      </ul>
      {make.data && <CopyField label={t('settings.people.token_once')} value={make.data.token} />}
      <NewTokenForm busy={make.isPending} onMake={(body) => make.mutate(body)} />
    </section>
  )
}

function TokenLine({ token, onRevoke }: { token: TokenRow; onRevoke: () => void }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const used = token.last_used_at
    ? t('settings.people.token_used', { time: relative(token.last_used_at, now, i18n.language) })
    : t('settings.people.token_never_used')
  return (
    <li className={classes.token}>
      <span>
        {token.name}
        <Text size="xs" c="dimmed">
          {token.scopes.map((scope) => t(`settings.people.scope.${scope}`)).join(', ')} · {used}
        </Text>
      </span>
      <Button size="compact-sm" variant="subtle" color="red" onClick={onRevoke}>
        {t('settings.people.token_revoke')}
      </Button>
    </li>
  )
}

function NewTokenForm({ busy, onMake }: { busy: boolean; onMake: (body: CreateToken) => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<string[]>(['read'])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onMake({ name, scopes: SCOPES.filter((scope) => scopes.includes(scope)), expires_at: null })
        setName('')
      }}
    >
      <Stack gap="sm" mt="sm">
        <Group grow align="start">
          <TextInput
            label={t('settings.people.token_name')}
            required
            withAsterisk={false}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <MultiSelect
            label={t('settings.people.token_scopes')}
            data={SCOPES.map((scope) => ({ value: scope, label: t(`settings.people.scope.${scope}`) }))}
            value={scopes}
            onChange={setScopes}
          />
        </Group>
        <Button
          type="submit"
          variant="default"
          loading={busy}
          disabled={scopes.length === 0}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('settings.people.token_make')}
        </Button>
      </Stack>
    </form>
  )
}
