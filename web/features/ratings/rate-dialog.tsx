import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordRating, Survey } from '../../../server/domains/csat/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { post } from '../../lib/api.ts'
import { closeDialogAbout, useDialogTickets } from '../../lib/dialogs.ts'
import { SCORES, type Score } from '../../lib/outcome-search.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { refreshAfterChange } from '../../lib/use-ticket-change.ts'
import { ScoreDots } from '../../ui/score-dots.tsx'
import classes from './rate-dialog.module.css'

/** Puts down a rating given by word of mouth. */
export function RateDialog() {
  const tickets = useDialogTickets()
  const [ticket] = tickets
  return ticket ? <Ask ticket={ticket} onClose={() => closeDialogAbout(tickets)} /> : null
}

function Ask({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation(['outcome', 'app'])
  const record = useRecord(ticket)
  const [score, setScore] = useState<Score | null>(null)
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const name = ticket.customer_name
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (score === null || busy) return
    setBusy(true)
    const done = await record(score, comment.trim() || null)
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rate.title', { case_id: ticket.case_id })}
      size={440}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <p className={classes.quiet}>{t('rate.hint', { name })}</p>
          <Radio.Group
            label={t('rate.score', { name })}
            value={score === null ? null : String(score)}
            error={tried && score === null ? t('rate.choose') : null}
            onChange={(value) => setScore(SCORES.find((one) => String(one) === value) ?? null)}
          >
            <Stack gap={2} mt={4}>
              {SCORES.map((one) => (
                <Radio
                  key={one}
                  size="xs"
                  value={String(one)}
                  classNames={{ root: classes.choice, body: classes.choiceBody, labelWrapper: classes.choiceWords }}
                  data-chosen={one === score || undefined}
                  label={
                    <span className={classes.choiceLabel}>
                      <span>{t(`score.of_${one}`)}</span>
                      <ScoreDots score={one} decorative />
                    </span>
                  }
                />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('rate.comment')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={5000}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Group justify="end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('app:common.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('rate.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function useRecord(ticket: Ticket) {
  const client = useQueryClient()
  const { t } = useTranslation(['outcome', 'app'])
  const words = useProblemWords()
  return async (score: Score, comment: string | null) => {
    try {
      await post<Survey>('/surveys', { ticket_id: ticket.id, score, comment } satisfies RecordRating)
      sayDone(t('rate.done'))
      return true
    } catch (error) {
      sayFailed(t('app:error.save'), words(error))
      return false
    } finally {
      refreshAfterChange(client, ticket.id)
    }
  }
}
