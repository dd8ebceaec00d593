import { Button, Checkbox, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { closeDialogAbout, type Resolving } from '../../lib/dialogs.ts'
import { ticketQuery } from '../../lib/queries/tickets.ts'
import { useNow } from '../../lib/use-now.ts'
import { keyText } from '../../ui/key-caps.tsx'
import { Consequences } from './consequences.tsx'
import { NeededFields } from './needed-fields.tsx'
import { onModEnter } from './on-mod-enter.ts'
import classes from './resolve.module.css'
import { useResolveForm } from './use-resolve-form.ts'

interface Props {
  tickets: Ticket[]
  ticket: Ticket
  resolving: Resolving
}

/** Asks for what is missing and shows what is known. Nothing missing: Enter is enough. */
export function ResolveOne({ tickets, ticket: asListed, resolving }: Props) {
  const { t } = useTranslation(['outcome', 'app'])
  const ticket = useQuery(ticketQuery(asListed.id)).data ?? asListed
  const close = () => closeDialogAbout(tickets)
  const { report, missing, abandoned, sending, submit, ...form } = useResolveForm(ticket, resolving, close)
  const fields = useRef<HTMLFormElement>(null)
  useFocusOnMissing(fields, report !== undefined, missing.length > 0)
  const { by } = resolving
  const mayBeAbandoned = useMayBeAbandoned(ticket)
  const words = by ? (`_${by}` as const) : ''

  return (
    <Modal
      opened={!sending}
      onClose={close}
      title={t(`resolve.title${words}`, { case_id: ticket.case_id })}
      size={600}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <form
        ref={fields}
        className={classes.form}
        onKeyDown={onModEnter(() => void submit())}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p className={classes.subject}>{ticket.subject}</p>
        <NeededFields
          ticket={ticket}
          report={report}
          edits={form.edits}
          missing={missing}
          tried={form.tried}
          by={by}
          onChange={form.change}
        />
        {!by && mayBeAbandoned && (missing.length > 0 || abandoned) && (
          <Checkbox
            size="xs"
            checked={abandoned}
            onChange={(event) => form.setAbandoned(event.currentTarget.checked)}
            label={t('resolve.abandoned')}
            description={t('resolve.abandoned_hint')}
          />
        )}
        <Consequences ticket={ticket} by={by} />
        <div className={classes.footer}>
          <span className={classes.hint} aria-live="polite">
            {missing.length > 0
              ? t('resolve.asks', { count: missing.length })
              : t('resolve.keys', { keys: keyText('mod+enter') })}
          </span>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('app:common.cancel')}
          </Button>
          <Button type="submit" data-autofocus loading={form.tried && !report}>
            {t(`resolve.submit${words}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const SILENT_MS = 3 * 86_400_000

/** Given up is what waits for its customer, or where nobody has written for days; else it is not offered. */
function useMayBeAbandoned({ status, last_message_at }: Ticket) {
  const now = useNow()
  return status === 'pending' || now - Date.parse(last_message_at) > SILENT_MS
}

/** After the dialog has taken the focus. */
const AFTER_OPENING_MS = 60

/** The button has the focus from the start, so that Enter is enough; what is missing takes it once that is known. */
function useFocusOnMissing(form: RefObject<HTMLFormElement | null>, loaded: boolean, isMissing: boolean) {
  const done = useRef(false)
  useEffect(() => {
    if (!loaded || done.current) return
    done.current = true
    if (!isMissing) return
    const focus = () =>
      form.current?.querySelector('[data-needed]')?.querySelector<HTMLElement>('input, textarea')?.focus()
    const timer = setTimeout(focus, AFTER_OPENING_MS)
    return () => clearTimeout(timer)
  }, [form, loaded, isMissing])
}
