import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api.ts'
import { EmptyState, ErrorState } from '../../ui/states.tsx'

/** A screen that threw. Drafts are on the server, so a reload loses nothing. */
export function ScreenFailedPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const reload = () => window.location.reload()
  if (error instanceof ApiError) return <ErrorState error={error} retry={reload} />
  return (
    <EmptyState
      title={t('error.unexpected_title')}
      hint={t('error.unexpected')}
      action={<Button onClick={reload}>{t('error.reload')}</Button>}
    />
  )
}

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('error.not_found')}
      hint={t('error.not_found_hint')}
      action={
        <Button component={Link} to="/tickets" variant="default">
          {t('view.inbox')}
        </Button>
      }
    />
  )
}
