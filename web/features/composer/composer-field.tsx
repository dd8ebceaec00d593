import { Alert, Button, Textarea } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { ClipboardEvent, KeyboardEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { isAddress } from '../../lib/addresses.ts'
import { addFiles, useFiles } from '../../lib/attachments-store.ts'
import { useCopies } from '../../lib/copies-store.ts'
import type { DraftKind } from '../../lib/drafts.ts'
import classes from './composer.module.css'
import { ComposerFooter } from './composer-footer.tsx'
import { FileChips } from './file-chips.tsx'
import { Recipients } from './recipients.tsx'
import { useDraftText } from './use-draft-text.ts'
import { useNewestWriter } from './use-newest-writer.ts'
import { type SendTrouble, type StatusAfter, useSend } from './use-send.ts'

interface Props {
  kind: DraftKind
  ticket: Ticket
  lastMessageId: string | null
  ref: Ref<HTMLTextAreaElement>
}

export function ComposerField({ kind, ticket, lastMessageId, ref }: Props) {
  const { t } = useTranslation()
  const draft = useDraftText(ticket.id, kind)
  const files = useFiles(ticket.id, kind)
  const copies = useCopies(ticket.id)
  const writer = useNewestWriter(ticket.id)
  const { send, trouble, forgetTrouble } = useSend({ ticket, kind, text: draft.text.trim(), lastMessageId })
  const uploading = files.some((file) => !file.stored && !file.error)
  const addressed = kind === 'note' || [...copies.cc, ...copies.bcc].every(isAddress)
  const ready = draft.text.trim() !== '' && !uploading && addressed
  const submit = (statusAfter?: StatusAfter) => {
    if (ready) void send(statusAfter)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    submit(event.shiftKey && kind === 'reply' ? 'resolved' : undefined)
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
      <Textarea
        ref={ref}
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={12}
        className={classes.text}
        aria-label={kind === 'reply' ? t('composer.write_reply') : t('composer.write_note')}
        placeholder={
          kind === 'reply'
            ? t('composer.reply_placeholder', { name: writer?.name ?? ticket.customer_name })
            : t('composer.note_placeholder')
        }
        value={draft.text}
        readOnly={draft.waiting}
        onChange={(event) => {
          draft.write(event.currentTarget.value)
          if (trouble?.kind === 'failed') forgetTrouble()
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <FileChips ticketId={ticket.id} kind={kind} files={files} />
      {trouble && <Trouble trouble={trouble} onSendAnyway={() => submit()} />}
      <ComposerFooter
        kind={kind}
        ready={ready}
        uploading={uploading}
        draftState={draft.text ? draft.state : null}
        onFiles={(chosen) => addFiles(ticket.id, kind, chosen)}
        onSend={submit}
      />
    </div>
  )
}

function Trouble({ trouble, onSendAnyway }: { trouble: SendTrouble; onSendAnyway: () => void }) {
  const { t } = useTranslation()
  const stale = trouble.kind === 'stale'
  return (
    <Alert
      role="alert"
      className={classes.trouble}
      color={stale ? 'yellow' : 'red'}
      variant="light"
      icon={<IconAlertCircle size={18} stroke={1.5} />}
    >
      <span>
        {stale ? t('composer.stale', { count: trouble.newer }) : t('composer.not_sent', { reason: trouble.reason })}
      </span>
      {stale && (
        <Button size="compact-sm" variant="default" onClick={onSendAnyway}>
          {t('composer.send_anyway')}
        </Button>
      )}
    </Alert>
  )
}
