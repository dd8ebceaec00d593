import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FieldValue } from '../../../server/domains/interaction-reports/contract.ts'
import { inOrder } from '../../lib/message-cache.ts'
import { followUpsQuery, surveyOfTicketQuery } from '../../lib/queries/outcome.ts'
import { messagesQuery, ticketQuery } from '../../lib/queries/tickets.ts'
import { useTaskTitle } from '../../lib/use-task-words.ts'
import { ScoreDots } from '../../ui/score-dots.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './evidence.module.css'

type Piece = FieldValue['evidence'][number]
/** More would not be read in a popover. */
const MOST_SHOWN = 4

/** What to look at to believe a value, each with its beginning and the way to it. */
export function Evidence({ ticketId, evidence }: { ticketId: string; evidence: Piece[] }) {
  const { t } = useTranslation('outcome')
  if (evidence.length === 0) return null
  const more = evidence.length - MOST_SHOWN
  return (
    <ul className={classes.evidence} aria-label={t('report.evidence')}>
      {evidence.slice(0, MOST_SHOWN).map((piece) => (
        <li key={piece.type + piece.id}>
          <OnePiece ticketId={ticketId} piece={piece} />
        </li>
      ))}
      {more > 0 && <li className={classes.quiet}>+{more}</li>}
    </ul>
  )
}

function OnePiece({ ticketId, piece }: { ticketId: string; piece: Piece }) {
  const { t } = useTranslation('outcome')
  switch (piece.type) {
    case 'message':
      return <QuotedMessage ticketId={ticketId} id={piece.id} />
    case 'survey':
      return <Rating ticketId={ticketId} id={piece.id} />
    case 'task':
      return <NamedTask ticketId={ticketId} id={piece.id} />
    case 'ticket':
      return <OtherTicket id={piece.id} />
    default:
      return <To ticketId={ticketId}>{t(`report.evidence_of.${piece.type}`)}</To>
  }
}

function To({ ticketId, children }: { ticketId: string; children: React.ReactNode }) {
  return (
    <Link to="/tickets/$ticketId" params={{ ticketId }} className={classes.piece}>
      {children}
    </Link>
  )
}

function QuotedMessage({ ticketId, id }: { ticketId: string; id: string }) {
  const { t } = useTranslation('outcome')
  const pages = useInfiniteQuery(messagesQuery(ticketId)).data?.pages ?? []
  const message = inOrder(pages).find((one) => one.id === id)
  if (!message) return <To ticketId={ticketId}>{t('report.evidence_of.message')}</To>
  return (
    <To ticketId={ticketId}>
      <span className={classes.pieceHead}>
        <b>{message.author.name}</b> <TimeAgo at={message.created_at} style="words" />
      </span>
      <span className={classes.pieceText}>{message.new_text || message.text}</span>
    </To>
  )
}

function Rating({ ticketId, id }: { ticketId: string; id: string }) {
  const { t } = useTranslation('outcome')
  const survey = useQuery(surveyOfTicketQuery(ticketId)).data
  return (
    <To ticketId={ticketId}>
      {survey?.id === id && survey.score !== null ? (
        <ScoreDots score={survey.score} withWord />
      ) : (
        t('report.evidence_of.survey')
      )}
    </To>
  )
}

function NamedTask({ ticketId, id }: { ticketId: string; id: string }) {
  const { t } = useTranslation('outcome')
  const titleOf = useTaskTitle()
  const task = useQuery(followUpsQuery(ticketId)).data?.find((one) => one.id === id)
  return <To ticketId={ticketId}>{task ? titleOf(task) : t('report.evidence_of.task')}</To>
}

function OtherTicket({ id }: { id: string }) {
  const { t } = useTranslation('outcome')
  const ticket = useQuery(ticketQuery(id)).data
  return (
    <To ticketId={id}>
      {ticket ? (
        <>
          <span className={`${classes.pieceHead} tabular`}>{ticket.case_id}</span>
          <span className={classes.pieceText}>{ticket.subject}</span>
        </>
      ) : (
        t('report.evidence_of.ticket')
      )}
    </To>
  )
}
