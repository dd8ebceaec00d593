import { Alert, Button, Modal, Skeleton } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../ui/states.tsx'
import classes from './framework.module.css'
import { driftQuery } from './framework-queries.ts'
import { ChangeList } from './review/change-list.tsx'
import { TextDiff } from './review/text-diff.tsx'

/** The operator's file and the database say different things: which is which, and how they differ. */
export function DriftNotice() {
  const { t } = useTranslation(['framework', 'app'])
  const [isOpen, setOpen] = useState(false)
  return (
    <Alert color="yellow" mb="sm" icon={<IconInfoCircle stroke={1.5} />}>
      {t('drift')} {t('drift_hint')}{' '}
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {t('drift_show')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size={720}
        title={t('drift_title')}
        closeButtonProps={{ 'aria-label': t('app:common.close') }}
      >
        <Drift />
      </Modal>
    </Alert>
  )
}

function Drift() {
  const query = useQuery(driftQuery)
  if (query.isPending) return <Skeleton height={120} />
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  const { changes, lines, errors } = query.data
  return (
    <div className={classes.difference}>
      {errors.map(({ path, message, line }) => (
        <p key={path + message} className={classes.wrong}>
          {line}: {path} {message}
        </p>
      ))}
      {errors.length === 0 && <ChangeList changes={changes} />}
      <TextDiff lines={lines} />
    </div>
  )
}
