import { Tabs } from '@mantine/core'
import { IconLock, IconMessageReply, IconNote } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { addFiles } from '../../lib/attachments-store.ts'
import { useCommands } from '../../lib/commands.ts'
import { type DraftKind, flushDrafts } from '../../lib/drafts.ts'
import { useDroppedFiles } from '../../lib/dropped-files.ts'
import { useMay } from '../../lib/me.ts'
import classes from './composer.module.css'
import { ComposerField } from './composer-field.tsx'

const icon = { size: 15, stroke: 1.5, 'aria-hidden': true } as const

interface Props {
  ticket: Ticket
  lastMessageId: string | null
}

/** Where one answers. Reply and note are different places with different colours and different buttons. */
export function Composer({ ticket, lastMessageId }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const mayReply = may('ticket.reply')
  const mayNote = may('ticket.note')
  const [kind, setKind] = useState<DraftKind>(mayReply ? 'reply' : 'note')
  const field = useRef<HTMLTextAreaElement>(null)

  // Leaving the ticket must not lose the last words.
  useEffect(() => flushDrafts, [])

  const write = useMemo(() => {
    const start = (next: DraftKind) => () => {
      // Before the next key: what a fast hand sends behind it is text, not commands.
      flushSync(() => setKind(next))
      field.current?.focus()
    }
    const group = t('keys.group.write')
    return [
      ...(mayReply ? [{ id: 'reply', group, label: t('keys.reply'), keys: 'r', run: start('reply') }] : []),
      ...(mayNote ? [{ id: 'note', group, label: t('keys.note'), keys: 'n', run: start('note') }] : []),
    ]
  }, [t, mayReply, mayNote])
  useCommands(write)
  const mayWrite = !ticket.merged_into && (mayReply || mayNote)
  const dragging = useDroppedFiles(mayWrite ? (files) => addFiles(ticket.id, kind, files) : null)

  if (ticket.merged_into) return <p className={classes.refused}>{t('composer.merged')}</p>
  if (!mayWrite) return <p className={classes.refused}>{t('composer.no_reply')}</p>

  return (
    <section
      className={classes.composer}
      data-kind={kind}
      data-dragging={dragging || undefined}
      aria-label={t('composer.label')}
    >
      <Tabs
        value={kind}
        onChange={(next) => setKind(next === 'note' ? 'note' : 'reply')}
        keepMounted={false}
        variant="none"
      >
        <div className={classes.top}>
          <Tabs.List className={classes.tabs} aria-label={t('composer.label')}>
            {mayReply && (
              <Tabs.Tab value="reply" className={classes.tab} leftSection={<IconMessageReply {...icon} />}>
                {t('composer.reply')}
              </Tabs.Tab>
            )}
            {mayNote && (
              <Tabs.Tab value="note" className={classes.tab} leftSection={<IconNote {...icon} />}>
                {t('composer.note')}
              </Tabs.Tab>
            )}
          </Tabs.List>
          {kind === 'note' && (
            <span className={classes.internal}>
              <IconLock size={14} stroke={1.5} aria-hidden />
              <span>{t('composer.internal')}</span>
            </span>
          )}
        </div>
        <Tabs.Panel value="reply">
          <ComposerField ref={field} kind="reply" ticket={ticket} lastMessageId={lastMessageId} />
        </Tabs.Panel>
        <Tabs.Panel value="note">
          <ComposerField ref={field} kind="note" ticket={ticket} lastMessageId={lastMessageId} />
        </Tabs.Panel>
      </Tabs>
      {dragging && <div className={classes.drop}>{t('composer.drop')}</div>}
    </section>
  )
}
