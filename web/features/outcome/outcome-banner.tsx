import { Button, Popover, Textarea } from '@mantine/core'
import { IconCircleCheck, IconHourglass, IconRotate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Confirmation } from '../../../server/domains/csat/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { confirmationQuery } from '../../lib/queries/outcome.ts'
import { exact, localeOf } from '../../lib/time.ts'
import classes from './outcome.module.css'
import { useDecide } from './use-decide.ts'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const
const icons = {
  awaiting: <IconHourglass {...icon} />,
  confirmed: <IconCircleCheck {...icon} color="var(--sr-good)" />,
  rejected: <IconRotate {...icon} />,
  lapsed: <IconHourglass {...icon} />,
  withdrawn: <IconRotate {...icon} />,
}

/** Whether the customer says it is solved, and what they said when they say it to us. */
export function OutcomeBanner({ ticket }: { ticket: Ticket }) {
  const confirmation = useQuery(confirmationQuery(ticket.id))
  const may = useMay()
  if (!confirmation.data) return confirmation.isPending ? <div className={classes.banner} aria-hidden="true" /> : null
  const { state, comment } = confirmation.data
  return (
    <div className={classes.banner}>
      {icons[state]}
      <span className={classes.text}>
        <Sentence confirmation={confirmation.data} name={ticket.customer_name} />
        {comment && <q className={classes.comment}>{comment}</q>}
      </span>
      {state === 'awaiting' && may('ticket.change') && <Decide ticket={ticket} />}
    </div>
  )
}

function Sentence({ confirmation, name }: { confirmation: Confirmation; name: string }) {
  const { t, i18n } = useTranslation('outcome')
  const { state, decided_by, decided_at, lapses_at } = confirmation
  const at = state === 'awaiting' ? lapses_at : (decided_at ?? lapses_at)
  const time = new Intl.DateTimeFormat(localeOf(i18n.language), { day: 'numeric', month: 'long' }).format(new Date(at))
  const byAgent = decided_by === 'agent' && (state === 'confirmed' || state === 'rejected')
  return (
    <span title={exact(at, i18n.language)}>
      {t(`outcome.${state}${byAgent ? '_agent' : ''}` as 'outcome.awaiting', { name, time })}
    </span>
  )
}

function Decide({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('outcome')
  const { busy, decide } = useDecide(ticket)
  const [asking, setAsking] = useState(false)
  return (
    <span className={classes.actions}>
      <Button
        size="compact-sm"
        variant="default"
        loading={busy}
        title={t('outcome.solved_name')}
        onClick={() => void decide({ state: 'confirmed' })}
      >
        {t('outcome.solved')}
      </Button>
      <Popover opened={asking} onChange={setAsking} position="bottom-end" width={320} trapFocus returnFocus>
        <Popover.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            title={t('outcome.not_yet_name')}
            aria-expanded={asking}
            disabled={busy}
            onClick={() => setAsking((open) => !open)}
          >
            {t('outcome.not_yet')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('outcome.not_yet_name')} maw="calc(100vw - 16px)">
          <NotYet
            name={ticket.customer_name}
            onSubmit={(comment) => {
              setAsking(false)
              void decide({ state: 'rejected', ...(comment ? { comment } : {}) })
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </span>
  )
}

function NotYet({ name, onSubmit }: { name: string; onSubmit: (comment: string) => void }) {
  const { t } = useTranslation('outcome')
  const [comment, setComment] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(comment.trim())
  }
  return (
    <form className={classes.notYet} onSubmit={submit}>
      <h2 className={classes.notYetTitle}>{t('outcome.not_yet_title', { name })}</h2>
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxRows={6}
        maxLength={5000}
        label={t('outcome.not_yet_comment')}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <p className={classes.quiet}>{t('outcome.not_yet_hint')}</p>
      <Button type="submit" size="compact-md" className={classes.notYetSubmit}>
        {t('outcome.not_yet_submit')}
      </Button>
    </form>
  )
}
