import { IconRestore } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../../lib/commands.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyCaps, keyText } from '../../ui/key-caps.tsx'
import { KeyRecorder } from './key-recorder.tsx'
import classes from './keys-dialog.module.css'
import type { KeyChoices } from './use-key-choices.ts'

/** One command with its key; pressing the key asks for another one. */
export function KeyRow({ command, choices }: { command: Command; choices: KeyChoices }) {
  const { t } = useTranslation('keys')
  const [recording, setRecording] = useState(false)
  const { label, keys } = command
  const rivals = choices.rivalsOf(command)
  return (
    <div className={classes.row}>
      <dt>
        {label}
        {rivals.length > 0 && (
          <span className={classes.rivals}>
            {t('also', { commands: rivals.map((rival) => rival.label).join(', ') })}
          </span>
        )}
      </dt>
      <dd>
        {choices.isChosen(command) && !recording && (
          <IconButton
            size={24}
            label={t('as_usual', { command: label })}
            icon={<IconRestore size={14} stroke={1.5} aria-hidden />}
            onClick={() => choices.forget(command)}
          />
        )}
        {recording ? (
          <KeyRecorder
            label={label}
            onCancel={() => setRecording(false)}
            onDone={(next) => {
              setRecording(false)
              choices.choose(command, next)
            }}
          />
        ) : (
          <button type="button" className={classes.key} onClick={() => setRecording(true)}>
            <span className="visually-hidden">
              {t('change', { command: label, keys: keys ? keyText(keys) : t('none') })}
            </span>
            {keys ? (
              <KeyCaps keys={keys} />
            ) : (
              <span className={classes.none} aria-hidden="true">
                {t('none')}
              </span>
            )}
          </button>
        )}
      </dd>
    </div>
  )
}
