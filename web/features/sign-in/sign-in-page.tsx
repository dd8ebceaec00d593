import { Button, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Me, SignInState } from '../../../server/domains/auth/contract.ts'
import { get } from '../../lib/api.ts'
import { meQuery } from '../../lib/queries/people.ts'
import { ErrorState } from '../../ui/states.tsx'
import { LinkForm } from './link-form.tsx'
import { SignInForm } from './password-form.tsx'
import classes from './sign-in.module.css'
import { SignInMark } from './sign-in-mark.tsx'

/** Signing in: by password, by one-time link (its secret is in the fragment), or not yet. */
export function SignInPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { back } = useSearch({ strict: false })
  const [secret, setSecret] = useState(() => window.location.hash.slice(1) || null)
  const state = useQuery({
    queryKey: ['sign-in'],
    queryFn: ({ signal }) => get<z.infer<typeof SignInState>>('/sign-in', { signal }),
    retry: 1,
    gcTime: 0,
  })

  useEffect(() => {
    const onHash = () => setSecret(window.location.hash.slice(1) || null)
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [])

  /** The secret leaves the address with the first navigation, so that it is in no history entry one goes back to. */
  const signedIn = async (me: Me) => {
    client.clear()
    client.setQueryData(meQuery.queryKey, me)
    window.history.replaceState(null, '', '/sign-in')
    if (back) await navigate({ href: back, replace: true })
    else await navigate({ to: secret && !me.has_password ? '/settings/profile' : '/tickets', replace: true })
  }
  const forgetLink = () => {
    window.history.replaceState(null, '', '/sign-in')
    setSecret(null)
  }

  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <SignInMark />
        {secret ? (
          <LinkForm key={secret} secret={secret} onSignedIn={signedIn} onForget={forgetLink} />
        ) : state.isError ? (
          <ErrorState error={state.error} retry={() => void state.refetch()} />
        ) : state.data?.first_admin_needed ? (
          <>
            <Title order={1} className={classes.title}>
              {t('sign_in.waiting')}
            </Title>
            <p className={classes.hint}>{t('sign_in.waiting_hint')}</p>
          </>
        ) : state.data ? (
          <SignInForm onSignedIn={signedIn} />
        ) : (
          <div className={classes.placeholder} />
        )}
        {state.data?.signed_in && !secret && (
          <Button variant="subtle" fullWidth mt="sm" onClick={() => void navigate({ to: '/tickets' })}>
            {t('view.inbox')}
          </Button>
        )}
      </div>
    </main>
  )
}
