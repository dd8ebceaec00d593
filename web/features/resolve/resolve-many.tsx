import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Resolutions } from '../../../server/domains/interaction-reports/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { post } from '../../lib/api.ts'
import { closeDialogAbout, type Resolving } from '../../lib/dialogs.ts'
import { halfWritten } from '../../lib/steps.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { patchTicket } from '../../lib/use-ticket-change.ts'
import { keyText } from '../../ui/key-caps.tsx'
import { StepsField } from '../../ui/steps-field.tsx'
import { CategoryField } from './category-field.tsx'
import { CauseField } from './cause-field.tsx'
import { FieldRow } from './field-row.tsx'
import { onModEnter } from './on-mod-enter.ts'
import { RefusedList } from './refused-list.tsx'
import { changesOf, type Edits } from './resolution.ts'
import classes from './resolve.module.css'

type Refusal = Resolutions['refused'][number]

/** Resolves several: what they share is set once, the rest is taken from each. Those refused stay, with the reason. */
export function ResolveMany({ tickets, resolving }: { tickets: Ticket[]; resolving: Resolving }) {
  const { t } = useTranslation(['outcome', 'app'])
  const resolveAll = useResolveAll()
  const [edits, setEdits] = useState<Edits>({})
  const [refused, setRefused] = useState<Refusal[]>([])
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const left = refused.length > 0 ? tickets.filter(({ id }) => refused.some((one) => one.ticket_id === id)) : tickets
  const change = (more: Edits) => setEdits((before) => ({ ...before, ...more }))

  const close = () => closeDialogAbout(tickets)
  const submit = async () => {
    setTried(true)
    if (busy || halfWritten(edits.steps ?? []).length > 0) return
    setBusy(true)
    const result = await resolveAll(left, edits)
    setBusy(false)
    if (!result) return
    setRefused(result.refused)
    if (result.refused.length > 0) return
    resolving.onDone?.()
    close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('resolve.title_many', { count: tickets.length })}
      size={600}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <form
        className={classes.form}
        onKeyDown={onModEnter(() => void submit())}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <RefusedList refused={refused} tickets={left} onOpen={close} />
        <p className={classes.quiet}>{t('resolve.shared')}</p>
        <FieldRow label={t('resolve.category')} mark={!edits.category && <AsKnown />}>
          {(id) => (
            <CategoryField
              labelledBy={id}
              value={edits.category ?? null}
              onChange={(category) => change({ category })}
            />
          )}
        </FieldRow>
        <FieldRow label={t('resolve.cause')} mark={!edits.cause_code && <AsKnown />}>
          {() => (
            <CauseField
              label={t('resolve.cause')}
              value={edits.cause_code ?? null}
              proposed={null}
              error={null}
              onChange={(cause_code) => change({ cause_code })}
            />
          )}
        </FieldRow>
        <FieldRow label={t('resolve.steps')} mark={!edits.steps?.length && <AsKnown />}>
          {() => (
            <StepsField
              steps={edits.steps ?? []}
              showMissing={tried}
              addLabel={t('resolve.shared_step')}
              onChange={(steps) => change({ steps })}
            />
          )}
        </FieldRow>
        <div className={classes.footer}>
          <span className={classes.hint}>{t('resolve.keys', { keys: keyText('mod+enter') })}</span>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('app:common.cancel')}
          </Button>
          <Button type="submit" data-autofocus loading={busy}>
            {t('resolve.submit_many', { count: left.length })}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function AsKnown() {
  const { t } = useTranslation('outcome')
  return <span className={classes.asKnown}>{t('resolve.as_known')}</span>
}

/** Null when the server said no to all of it; each refusal of a single ticket comes back with its reason. */
function useResolveAll() {
  const client = useQueryClient()
  const { t } = useTranslation(['outcome', 'app'])
  const words = useProblemWords()
  return async (tickets: Ticket[], edits: Edits): Promise<Resolutions | null> => {
    const changes = changesOf(edits, undefined, { category: null })
    try {
      const result = await post<Resolutions>('/resolutions', { ...changes, tickets: tickets.map(({ id }) => id) })
      for (const id of result.resolved) patchTicket(client, id, { status: 'resolved' })
      if (result.resolved.length > 0) sayDone(t('resolve.done_many', { count: result.resolved.length }))
      return result
    } catch (error) {
      sayFailed(t('app:error.change'), words(error))
      return null
    } finally {
      for (const key of ['tickets', 'counts', 'ticket', 'timeline', 'report', 'confirmation', 'surveys'])
        void client.invalidateQueries({ queryKey: [key] })
    }
  }
}
