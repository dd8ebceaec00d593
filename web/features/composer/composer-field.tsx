import { Textarea } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { type ClipboardEvent, type KeyboardEvent, type Ref, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { addFiles, useFiles } from '../../lib/attachments-store.ts'
import type { DraftKind } from '../../lib/drafts.ts'
import { type Gap, gapsIn, withoutGap } from '../../lib/gaps.ts'
import { answerUpTo } from '../../lib/reply-basis.ts'
import { offerReply } from '../../lib/reply-insert.ts'
import { replaceRange } from '../../ui/replace-range.ts'
import { CameIn } from './came-in.tsx'
import { ChangeChips } from './change-chips.tsx'
import classes from './composer.module.css'
import { ComposerFooter } from './composer-footer.tsx'
import { FileChips } from './file-chips.tsx'
import { GapLine } from './gap-line.tsx'
import { GapMarks } from './gap-marks.tsx'
import { MentionChips } from './mention-chips.tsx'
import { NotSent } from './not-sent.tsx'
import { Recipients } from './recipients.tsx'
import { SuggestionPanel } from './suggestion-panel.tsx'
import { useMacroCommand } from './use-macro-command.ts'
import { useNewestWriter } from './use-newest-writer.ts'
import { useSubmit } from './use-submit.ts'
import { isComposing, LIST_ID, useSuggesting } from './use-suggesting.ts'

interface Props {
  kind: DraftKind
  ticket: Ticket
  lastMessageId: string | null
  ref: Ref<HTMLTextAreaElement>
}

export function ComposerField({ kind, ticket, lastMessageId, ref }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  const marks = useRef<HTMLDivElement>(null)
  const files = useFiles(ticket.id, kind)
  const writer = useNewestWriter(ticket.id)
  const { draft, came_in, trouble, forgetTrouble, ...sending } = useSubmit({ ticket, kind, lastMessageId, field })
  const suggesting = useSuggesting(field, kind)
  useMacroCommand(suggesting.open)
  const gaps = gapsIn(draft.text)
  useEffect(() => {
    if (kind !== 'reply') return
    return offerReply(ticket.id, (text) => {
      const at = field.current
      if (at) replaceRange(at, { start: at.selectionStart, end: at.selectionEnd }, text)
    })
  }, [ticket.id, kind])

  const selectGap = ({ start, end }: Gap) => {
    field.current?.focus()
    field.current?.setSelectionRange(start, end)
  }
  const submit = (way?: Parameters<typeof sending.submit>[0]) => (gaps[0] ? selectGap(gaps[0]) : sending.submit(way))

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event) || (suggesting.trigger && suggesting.takeKey.current(event))) return
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    submit(event.shiftKey && kind === 'reply' ? { status_after: 'resolved' } : {})
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files]
    if (pasted.length === 0) return
    event.preventDefault()
    addFiles(ticket.id, kind, pasted)
  }

  return (
    <div className={classes.field}>
      {kind === 'reply' && <Recipients ticket={ticket} />}
      {ticket.status === 'closed' && kind === 'reply' && <p className={classes.hint}>{t('composer.closed')}</p>}
      <SuggestionPanel ticket={ticket} kind={kind} field={field} suggesting={suggesting} onGap={selectGap} />
      <div className={classes.writing}>
        {gaps.length > 0 && <GapMarks ref={marks} text={draft.text} gaps={gaps} />}
        <Textarea
          ref={useMergedRef(ref, field)}
          variant="unstyled"
          autosize
          minRows={2}
          maxRows={12}
          className={classes.text}
          aria-label={kind === 'reply' ? t('composer.write_reply') : t('composer.write_note')}
          aria-autocomplete="list"
          aria-controls={suggesting.active_id && LIST_ID}
          aria-activedescendant={suggesting.active_id}
          placeholder={
            kind === 'reply'
              ? t('composer.reply_placeholder', { name: writer?.name ?? ticket.customer_name })
              : t('composer.note_placeholder')
          }
          value={draft.text}
          onChange={(event) => {
            draft.write(event.currentTarget.value)
            if (trouble && trouble.kind !== 'stale') forgetTrouble()
          }}
          onScroll={(event) => marks.current?.scrollTo({ top: event.currentTarget.scrollTop })}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          {...suggesting.events}
        />
      </div>
      {/* Whatever is taken out here, one goes on writing. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside take the keys */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is pressed */}
      <div onMouseDown={(event) => event.preventDefault()} onClick={() => field.current?.focus()}>
        {gaps.length > 0 && (
          <GapLine
            gaps={gaps}
            onSelect={selectGap}
            onRemove={(gap) => {
              const whole = { start: 0, end: draft.text.length }
              if (field.current) replaceRange(field.current, whole, withoutGap(draft.text, gap))
            }}
          />
        )}
        {kind === 'note' && <MentionChips text={draft.text} onChange={draft.write} />}
        <ChangeChips ticketId={ticket.id} kind={kind} />
        <FileChips ticketId={ticket.id} kind={kind} files={files} />
      </div>
      {came_in.length > 0 && (
        <CameIn
          messages={came_in}
          stopped={trouble?.kind === 'stale'}
          onRead={() => answerUpTo(ticket.id, lastMessageId)}
          onSend={() => submit()}
        />
      )}
      {trouble && came_in.length === 0 && (
        <NotSent trouble={trouble} onSendAnyway={() => submit()} onSendInPrivate={() => submit({ private: true })} />
      )}
      <ComposerFooter
        kind={kind}
        ready={sending.ready && gaps.length === 0}
        uploading={sending.uploading}
        draftState={draft.text ? draft.state : null}
        mayPutOff={kind === 'reply' && ticket.channel === 'email'}
        onFiles={(chosen) => addFiles(ticket.id, kind, chosen)}
        onSuggest={suggesting.open}
        onSend={submit}
      />
    </div>
  )
}
