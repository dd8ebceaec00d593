import { Alert, Button, Group, Modal, Skeleton, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import type { Framework } from '../../../lib/queries/desk.ts'
import { useProblemWords } from '../../../lib/use-problem-words.ts'
import type { Draft } from '../draft.ts'
import { planQuery } from '../framework-queries.ts'
import { usePutFramework } from '../use-put-framework.ts'
import { ChangeList, FindingList } from './change-list.tsx'
import { lineDiff } from './line-diff.ts'
import classes from './review.module.css'
import { TextDiff } from './text-diff.tsx'

interface Props {
  draft: Draft
  inForce: Framework
  onClose: () => void
  onApplied: () => void
}

/** Before anything is put in force: what will change, in words and in lines, and what is worth a second look. */
export function ReviewDialog({ draft, inForce, onClose, onApplied }: Props) {
  const { t } = useTranslation(['app', 'framework'])
  const [note, setNote] = useState('')
  const plan = useQuery(planQuery(draft.text))
  const lines = useMemo(() => lineDiff(inForce.text, draft.text), [inForce.text, draft.text])
  const put = usePutFramework({ onApplied })
  const apply = () => put.mutate({ text: draft.text, based_on: draft.based_on, note: note.trim() || undefined })
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={t('framework:review.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={classes.review}
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <section>
          <h3>{t('framework:review.words')}</h3>
          {plan.isPending && <Skeleton height={40} />}
          {plan.data && <ChangeList changes={plan.data.changes} />}
        </section>
        {plan.data && <FindingList findings={plan.data.findings} />}
        <section>
          <h3>{t('framework:review.lines')}</h3>
          <TextDiff lines={lines} />
        </section>
        <TextInput
          label={t('framework:review.note')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Trouble error={put.error ?? plan.error} inForce={inForce.version.number} />
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('framework:review.back')}
          </Button>
          <Button type="submit" loading={put.isPending} disabled={!plan.data}>
            {t('framework:review.apply')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function Trouble({ error, inForce }: { error: unknown; inForce: number }) {
  const { t } = useTranslation('framework')
  const words = useProblemWords()
  if (!error) return null
  const isOvertaken = error instanceof ApiError && error.problem.status === 409
  return (
    <Alert color="red" role="alert">
      {isOvertaken ? `${t('review.conflict', { number: inForce })} ${t('overtaken_hint')}` : words(error)}
    </Alert>
  )
}
