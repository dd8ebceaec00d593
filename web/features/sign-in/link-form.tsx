import { Alert, Button, Stack, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Me, SignInLinkState, UseSignInLink } from '../../../server/domains/auth/contract.ts'
import { ApiError, post } from '../../lib/api.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { ErrorState } from '../../ui/states.tsx'
import classes from './sign-in.module.css'

interface Props {
  secret: string
  onSignedIn: (me: Me) => Promise<void>
  onForget: () => void
}

/** Says what a one-time link is for and uses it up only when asked: mail scanners follow links, people press buttons. */
export function LinkForm({ secret, onSignedIn, onForget }: Props) {
  const { t } = useTranslation()
  const state = useQuery({
    queryKey: ['sign-in-link', secret],
    queryFn: ({ signal }) => post<z.infer<typeof SignInLinkState>>('/sign-in-links/state', { secret }, { signal }),
    retry: false,
    gcTime: 0,
  })
  const use = useMutation({
    mutationFn: (body: UseSignInLink) => post<Me>('/sign-in-links/use', body),
    onSuccess: onSignedIn,
  })
  if (state.isPending) return <div className={classes.placeholder} />
  if (state.isError) {
    const status = state.error instanceof ApiError ? state.error.problem.status : 0
    // Anything the server refuses means the same to the reader; only a broken connection is worth another try.
    if (status === 0 || status >= 500) return <ErrorState error={state.error} retry={() => void state.refetch()} />
    return (
      <>
        <Title order={1} className={classes.title}>
          {t('sign_in.link_bad')}
        </Title>
        <p className={classes.hint}>{t('sign_in.link_bad_hint')}</p>
        <Button variant="default" fullWidth mt="lg" onClick={onForget}>
          {t('sign_in.to_password')}
        </Button>
      </>
    )
  }
  const send = (fields: { name?: string; email?: string }) => use.mutate({ secret, ...fields })
  if (state.data.purpose === 'first_admin') return <FirstAdmin error={use.error} busy={use.isPending} onSend={send} />
  return (
    <>
      <Title order={1} className={classes.title}>
        {t('sign_in.link_title')}
      </Title>
      <p className={classes.hint}>{t('sign_in.link_hint')}</p>
      <Trouble error={use.error} />
      <Button
        size="md"
        fullWidth
        mt="lg"
        h="auto"
        mih={42}
        py={8}
        classNames={{ label: classes.wrap }}
        loading={use.isPending}
        onClick={() => send({})}
      >
        {t('sign_in.link_as', { email: state.data.email })}
      </Button>
    </>
  )
}

interface FirstAdminProps {
  error: unknown
  busy: boolean
  onSend: (fields: { name: string; email: string }) => void
}

function FirstAdmin({ error, busy, onSend }: FirstAdminProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const field = (path: string) => (error instanceof ApiError ? error.field(path) : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSend({ name, email })
  }
  return (
    <form onSubmit={submit}>
      <Title order={1} className={classes.title}>
        {t('sign_in.first_title')}
      </Title>
      <p className={classes.hint}>{t('sign_in.first_hint')}</p>
      <Stack gap="md" mt="lg">
        <TextInput
          label={t('sign_in.name')}
          autoComplete="name"
          autoFocus
          required
          withAsterisk={false}
          size="md"
          value={name}
          error={field('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('sign_in.email')}
          type="email"
          autoComplete="email"
          required
          withAsterisk={false}
          size="md"
          value={email}
          error={field('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Trouble error={error} />
        <Button type="submit" size="md" loading={busy}>
          {t('sign_in.first_submit')}
        </Button>
      </Stack>
    </form>
  )
}

function Trouble({ error }: { error: unknown }) {
  const words = useProblemWords()
  if (!error) return null
  return (
    <Alert color="red" role="alert" mt="md">
      {words(error)}
    </Alert>
  )
}
