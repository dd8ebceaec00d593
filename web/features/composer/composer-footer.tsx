import { Button, FileButton, Menu, Tooltip } from '@mantine/core'
import { IconChevronDown, IconPaperclip } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftKind, DraftState } from '../../lib/drafts.ts'
import { latePart } from '../../lib/patiently.ts'
import type { Trigger } from '../../lib/suggest.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyCaps, keyText } from '../../ui/key-caps.tsx'
import classes from './composer.module.css'
import { SignButtons } from './sign-buttons.tsx'
import type { Way } from './use-send.ts'

const SendLater = latePart(async () => ({ default: (await import('./send-later.tsx')).SendLater }))

interface Props {
  kind: DraftKind
  ready: boolean
  uploading: boolean
  draftState: DraftState | null
  /** Only mail can leave at a later moment. */
  mayPutOff: boolean
  onFiles: (files: File[]) => void
  onSuggest: (sign: Trigger['sign']) => void
  onSend: (way?: Way) => void
}

export function ComposerFooter({ kind, ready, uploading, draftState, mayPutOff, ...on }: Props) {
  const { onFiles, onSend } = on
  const { t } = useTranslation()
  const tip = uploading ? t('composer.wait_files') : t('composer.shortcut', { keys: keyText('mod+enter') })
  return (
    // The field keeps the focus while a button is pressed: were it lost, a phone's keyboard would close, the tab bar would
    // come back, and the button would have moved away before the finger is lifted.
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing happens here, a default is prevented
    <div className={classes.footer} onMouseDown={(event) => event.preventDefault()}>
      <FileButton multiple onChange={onFiles}>
        {(button) => (
          <IconButton
            {...button}
            label={t('composer.attach')}
            icon={<IconPaperclip size={18} stroke={1.5} aria-hidden />}
          />
        )}
      </FileButton>
      <SignButtons kind={kind} onSuggest={on.onSuggest} />
      <span className={classes.draft} aria-live="polite" data-kept={draftState === 'kept_here' || undefined}>
        {draftState === 'saved' && t('composer.draft_saved')}
        {(draftState === 'saving' || draftState === 'unsaved') && t('composer.draft_saving')}
        {draftState === 'kept_here' && t('composer.draft_here')}
      </span>
      <Button.Group>
        <Tooltip label={tip}>
          <Button
            size="compact-md"
            fz={13}
            px={14}
            color={kind === 'note' ? 'yellow.7' : undefined}
            aria-disabled={!ready}
            data-disabled={!ready || undefined}
            onClick={() => onSend()}
          >
            {kind === 'note' ? t('composer.add_note') : t('composer.send')}
          </Button>
        </Tooltip>
        {kind === 'reply' && <SendMenu ready={ready} mayPutOff={mayPutOff} onSend={onSend} />}
      </Button.Group>
    </div>
  )
}

function SendMenu({ ready, mayPutOff, onSend }: Pick<Props, 'ready' | 'mayPutOff' | 'onSend'>) {
  const { t } = useTranslation(['app', 'macros'])
  const [choosing, setChoosing] = useState(false)
  const sendAs = (status_after: Way['status_after']) => () => onSend({ status_after })
  return (
    <>
      <Menu position="top-end">
        <Menu.Target>
          <Button
            size="compact-md"
            px={6}
            aria-label={t('composer.send_options')}
            data-disabled={!ready || undefined}
            className={classes.split}
          >
            <IconChevronDown size={16} stroke={1.5} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!ready} rightSection={<KeyCaps keys="mod+shift+enter" />} onClick={sendAs('resolved')}>
            {t('composer.send_resolve')}
          </Menu.Item>
          <Menu.Item disabled={!ready} onClick={sendAs('open')}>
            {t('composer.send_open')}
          </Menu.Item>
          <Menu.Item disabled={!ready} onClick={sendAs('on_hold')}>
            {t('composer.send_hold')}
          </Menu.Item>
          {mayPutOff && (
            <Menu.Item disabled={!ready} onClick={() => setChoosing(true)}>
              {t('macros:later.menu')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {choosing && (
        <Suspense fallback={null}>
          <SendLater onClose={() => setChoosing(false)} onChoose={(send_at) => onSend({ send_at })} />
        </Suspense>
      )}
    </>
  )
}
