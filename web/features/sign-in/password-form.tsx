import { Alert, Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me, SignIn } from '../../../server/domains/auth/contract.ts'
import { ApiError, post } from '../../lib/api.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import classes from './sign-in.module.css'

/** E-mail and password; then, for accounts that have it on, the six digits. */
export function SignInForm({ onSignedIn }: { onSignedIn: (me: Me) => Promise<void> }) {
  const { t } = useTranslation()
  const words = useProblemWords()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'password' | 'code'>('password')
  const signIn = useMutation({
    mutationFn: (body: SignIn) => post<Me>('/sessions', body),
    onSuccess: onSignedIn,
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'totp_required') setStep('code')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password, code: step === 'code' ? code : undefined })
  }
  const asksForCode = signIn.error instanceof ApiError && signIn.error.code === 'totp_required'
  const trouble = signIn.error && !asksForCode ? words(signIn.error) : null
  const startAgain = () => {
    setStep('password')
    setCode('')
    signIn.reset()
  }
  return (
    <form onSubmit={submit}>
      <Title order={1} className={classes.title}>
        {step === 'code' ? t('sign_in.code_title') : t('sign_in.title')}
      </Title>
      {step === 'code' && <p className={classes.hint}>{t('sign_in.code_hint')}</p>}
      <Stack gap="md" mt="lg">
        {step === 'password' ? (
          <>
            <TextInput
              label={t('sign_in.email')}
              type="email"
              autoComplete="username"
              autoFocus
              required
              withAsterisk={false}
              size="md"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('sign_in.password')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              size="md"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </>
        ) : (
          <TextInput
            label={t('sign_in.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]{6}"
            maxLength={6}
            autoFocus
            required
            withAsterisk={false}
            size="md"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        {trouble && (
          <Alert color="red" role="alert">
            {trouble}
          </Alert>
        )}
        <Button type="submit" size="md" loading={signIn.isPending}>
          {step === 'code' ? t('sign_in.continue') : t('sign_in.submit')}
        </Button>
        {step === 'code' ? (
          <Button variant="subtle" color="gray" onClick={startAgain}>
            {t('sign_in.other_account')}
          </Button>
        ) : (
          <p className={classes.hint}>{t('sign_in.forgot')}</p>
        )}
      </Stack>
    </form>
  )
}
